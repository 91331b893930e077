/**
 * A small site with the real service worker, in versions: what the tests of offline use and of
 * updates visit.
 */
import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

import {buildServiceWorker, insertPrecache} from '../../../scripts/lib/build.mjs';
import {groupPrecache} from '../../../scripts/lib/precache.mjs';
import {buildForProduction} from '../../../scripts/lib/production-build.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A built site that can be moved on to another version while it is served. */
export interface PwaSite {
  readonly folder: string;
  /**
   * Replaces the page, a model and the service worker's list, as a new build would; one file may
   * then be damaged.
   */
  publish(version: string, options?: {readonly damaged?: 'page' | 'weights'}): void;
}

/** Builds the site once and publishes version ONE. */
export async function buildPwaSite(): Promise<PwaSite> {
  const folder = mkdtempSync(join(tmpdir(), 'pwa-site-'));
  await buildForProduction({
    root: join(ROOT, 'tests/e2e/pwa-page'),
    configFile: false,
    base: './',
    logLevel: 'warn',
    build: {outDir: folder, emptyOutDir: true, target: 'esnext'},
  });
  await buildServiceWorker(ROOT, folder, new Set());
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8');
  mkdirSync(join(folder, 'models/heavy'), {recursive: true});
  const site: PwaSite = {
    folder,
    publish: (version, {damaged} = {}) => {
      writeFileSync(join(folder, 'index.html'), page.replace('ONE', version));
      // Not among the first files: it is fetched in the background.
      writeFileSync(join(folder, 'models/heavy/weights.bin'), `weights of ${version}`);
      writeFileSync(join(folder, 'service-worker.js'), worker);
      insertPrecache(join(folder, 'service-worker.js'), groupPrecache(folder));
      if (damaged === 'page') writeFileSync(join(folder, 'index.html'), `${page}<!-- of another build -->`);
      if (damaged === 'weights') writeFileSync(join(folder, 'models/heavy/weights.bin'), 'cut short');
    },
  };
  site.publish('ONE');
  return site;
}
