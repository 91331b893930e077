/**
 * Before the e2e tests: a fresh build, a server for it, a camera film, and a browser for each test
 * file of those that run at once.
 */
import {join, resolve} from 'node:path';
import {chromium} from 'playwright-core';
import type {TestProject} from 'vitest/node';

import {buildIfStale} from '../../../scripts/lib/bring-up.mjs';
import {startAppServer} from './app-server.ts';
import {chromiumLaunchOptions, fakeCameraFlags} from './chromium.ts';
import {writeFakeCamera} from './fake-camera.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/**
 * A slow camera, for three seconds: the mirror paints every frame that comes, two of them share the
 * cores, and hardly a test looks at more than a few frames.
 */
const SLOW_FILM = {framesPerSecond: 5, frames: 15};

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built app is served. */
    appOrigin: string;
    /** What Playwright's `chromium.connect` takes to reach each browser. */
    browserEndpoints: readonly string[];
    /** Absolute path of the film that the fake camera plays. */
    cameraFilm: string;
  }
}

/** Vitest asks for the default export; the function it returns runs after the last test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildIfStale(ROOT);
  const film = writeFakeCamera(join(ROOT, '.cache/slow-camera.y4m'), SLOW_FILM);
  const server = await startAppServer();
  const options = chromiumLaunchOptions(fakeCameraFlags(film), 'none');
  const lanes = Array.from({length: project.config.maxWorkers}, () => chromium.launchServer(options));
  const browsers = await Promise.all(lanes);
  project.provide('appOrigin', server.origin);
  project.provide(
    'browserEndpoints',
    browsers.map((browser) => browser.wsEndpoint()),
  );
  project.provide('cameraFilm', film);
  return async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await server.stop();
  };
}
