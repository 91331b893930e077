/**
 * Before the e2e tests: a fresh build, a server for it, a camera film, and one browser for all test
 * files.
 */
import {join, resolve} from 'node:path';
import {chromium} from 'playwright-core';
import type {TestProject} from 'vitest/node';

import {buildIfStale} from '../../../scripts/lib/bring-up.mjs';
import {startAppServer} from './app-server.ts';
import {chromiumLaunchOptions, fakeCameraFlags} from './chromium.ts';
import {writeFakeCamera} from './fake-camera.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built app is served. */
    appOrigin: string;
    /** What Playwright's `chromium.connect` takes to reach the shared browser. */
    browserEndpoint: string;
    /** Absolute path of the film that the fake camera plays. */
    cameraFilm: string;
  }
}

/** Vitest asks for the default export; the function it returns runs after the last test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildIfStale(ROOT);
  const film = writeFakeCamera(join(ROOT, '.cache/fake-camera.y4m'));
  const server = await startAppServer();
  const browser = await chromium.launchServer(chromiumLaunchOptions(fakeCameraFlags(film)));
  project.provide('appOrigin', server.origin);
  project.provide('browserEndpoint', browser.wsEndpoint());
  project.provide('cameraFilm', film);
  return async () => {
    await browser.close();
    await server.stop();
  };
}
