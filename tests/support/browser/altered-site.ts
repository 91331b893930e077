/**
 * The built app with some of its files altered, on a server of its own: what a visitor gets after a
 * damaged copy or download.
 */
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

import {onTestFinished} from 'vitest';

import {startAppServer, type AppServer} from './app-server.ts';

const DIST = resolve(import.meta.dirname, '../../../dist');

/** The style network's weights, from the site's root. */
export const WEIGHTS = 'models/style/weights.bin';

/** Changes files under `folder`, a copy of the built app. */
export type Alteration = (folder: string) => void;

/**
 * Serves a copy of the app. Its service worker would refuse a file that is not what was built, so a
 * test opens it without.
 */
export async function serveAltered(alter: Alteration): Promise<AppServer> {
  const folder = mkdtempSync(join(tmpdir(), 'altered-site-'));
  cpSync(DIST, folder, {recursive: true});
  alter(folder);
  const server = await startAppServer({root: folder});
  return {
    origin: server.origin,
    stop: async () => {
      await server.stop();
      rmSync(folder, {recursive: true});
    },
  };
}

/** The same for the test that runs: the server ends with it. */
export async function serveAlteredForTest(alter: Alteration): Promise<AppServer> {
  const server = await serveAltered(alter);
  onTestFinished(() => server.stop());
  return server;
}

/** Replaces a file's bytes. */
export function rewrite(path: string, change: (bytes: Buffer) => Buffer): Alteration {
  return (folder) => {
    const file = join(folder, path);
    writeFileSync(file, change(readFileSync(file)));
  };
}

/** Takes a file away. */
export function remove(path: string): Alteration {
  return (folder) => {
    rmSync(join(folder, path));
  };
}

/**
 * Runs a script in the engine worker before the engine's own: to change what the browser does
 * there.
 */
export function beforeEngine(script: string): Alteration {
  return beforeWorker('main', script);
}

/** Runs a script before a worker's own, the worker named as its source file is. */
export function beforeWorker(stem: string, script: string): Alteration {
  return (folder) => {
    const name = readdirSync(join(folder, 'assets')).find((file) => new RegExp(`^${stem}-.+\\.js$`).test(file));
    if (name === undefined) throw new Error(`The build has no worker under the name ${stem}-*.js.`);
    // Imports run before the script. That is harmless: none of them uses what the script changes
    // while it is loaded.
    rewrite(join('assets', name), (bytes) => Buffer.concat([Buffer.from(`${script};\n`), bytes]))(folder);
  };
}

/** Several alterations, one after the other. */
export function altered(...alterations: readonly Alteration[]): Alteration {
  return (folder) => {
    for (const alter of alterations) alter(folder);
  };
}
