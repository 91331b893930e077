/**
 * Builds dist/: the page with its workers, the service worker, the licence list, and the checks
 * that hold the budget. The old dist/ stays in place, and served, until the new one has passed.
 */
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {bundledPackages} from '../vite/bundled-packages.mjs';
import {hashInputs, writeBuildStamp} from './build-stamp.mjs';
import {checkBundle} from './check-bundle.mjs';
import {collectLicences} from './licences.mjs';
import {groupPrecache} from './precache.mjs';
import {buildForProduction} from './production-build.mjs';

/** The expression in src/service-worker.ts that is replaced by the list of files to keep. */
const PRECACHE_TOKEN = 'self.__PRECACHE_GROUPS';

/**
 * @param {string} root The repository.
 * @throws {Error} When the build fails or breaks a budget; dist/ is then as it was.
 */
export async function buildApp(root) {
  const inputs = hashInputs(root);
  mkdirSync(join(root, '.cache'), {recursive: true});
  const next = mkdtempSync(join(root, '.cache/build-'));
  try {
    /** @type {Set<string>} */
    const packages = new Set();
    await buildPage(root, next, packages);
    await buildServiceWorker(root, next, packages);
    const licences = collectLicences(packages, join(root, 'scripts/licence-texts'));
    writeFileSync(join(next, 'licences.json'), JSON.stringify(licences));
    const groups = groupPrecache(next);
    insertPrecache(join(next, 'service-worker.js'), groups);
    checkBundle(next, groups);
    // Only the checks read it; visitors do not need it.
    rmSync(join(next, '.vite'), {recursive: true, force: true});
    // A temporary folder is for its owner alone; what is served is for everyone.
    chmodSync(next, 0o755);
    replaceFolder(next, join(root, 'dist'), join(root, '.cache'));
    writeBuildStamp(root, inputs);
  } finally {
    rmSync(next, {recursive: true, force: true});
  }
}

/**
 * @param {string} root
 * @param {string} outDir
 * @param {Set<string>} packages
 */
async function buildPage(root, outDir, packages) {
  await buildForProduction({
    root,
    configFile: join(root, 'vite.config.ts'),
    // Every file is named from where the page lies: it may be any folder of a server.
    base: './',
    logLevel: 'warn',
    plugins: [bundledPackages(packages)],
    // Workers are bundles of their own, with plugins of their own.
    worker: {plugins: () => [bundledPackages(packages)]},
    build: {outDir, emptyOutDir: true, manifest: true},
  });
}

/**
 * Builds service-worker.js into a folder, with its list of files still missing.
 *
 * @param {string} root The repository.
 * @param {string} outDir
 * @param {Set<string>} packages Filled with the folders of the bundled packages.
 */
export async function buildServiceWorker(root, outDir, packages) {
  await buildForProduction({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [bundledPackages(packages)],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'esnext',
      rolldownOptions: {
        input: join(root, 'src/service-worker.ts'),
        // One classic script at the root: its folder is its scope, and every browser takes a
        // classic one.
        output: {format: 'iife', entryFileNames: 'service-worker.js'},
      },
    },
  });
}

/**
 * Writes the list of files to keep into a built service worker.
 *
 * @param {string} file
 * @param {import('./precache.mjs').PrecacheGroups} groups
 */
export function insertPrecache(file, groups) {
  const parts = readFileSync(file, 'utf8').split(PRECACHE_TOKEN);
  if (parts.length !== 2) {
    throw new Error(`The service worker names ${PRECACHE_TOKEN} ${parts.length - 1} times instead of once.`);
  }
  writeFileSync(file, parts.join(JSON.stringify(groups)));
}

/**
 * Puts `next` in the place of `folder` by two renames, so that a server never sees a half-written
 * one.
 *
 * @param {string} next
 * @param {string} folder
 * @param {string} scratch A folder on the same disk.
 */
function replaceFolder(next, folder, scratch) {
  const old = join(scratch, `replaced-${process.pid}`);
  rmSync(old, {recursive: true, force: true});
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(next, folder);
  rmSync(old, {recursive: true, force: true});
}
