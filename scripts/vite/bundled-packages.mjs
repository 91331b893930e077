/**
 * Notes which npm packages end up in a bundle, so that their licences can be shown.
 */

import {resolve} from 'node:path';

/**
 * What a bundle reads that is no script: fonts, wasm binaries, styles. They leave no trace among a
 * chunk's modules.
 */
const ASSET_PATTERN = /\.(css|woff2|wasm|svg)(\?.*)?$/;

/**
 * @param {Set<string>} packageFolders Filled with the folders of the bundled packages, absolute.
 * @returns {import('vite').Plugin}
 */
export function bundledPackages(packageFolders) {
  let root = '';
  /** @param {string} id */
  const note = (id) => {
    const folder = packageFolderOf(id);
    if (folder !== null) packageFolders.add(folder);
  };
  return {
    name: 'bundled-packages',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      for (const id of this.getModuleIds()) if (ASSET_PATTERN.test(id)) note(id);
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk') output.moduleIds.forEach(note);
        // Assets are named relative to the root, which is where node_modules lies.
        else for (const file of output.originalFileNames) note(resolve(root, file));
      }
    },
  };
}

/**
 * The folder of the package a module belongs to, or null for a module of our own.
 *
 * @param {string} id A bundler's module id: an absolute path, perhaps with a query or a leading
 *   zero byte.
 */
export function packageFolderOf(id) {
  const path = id.replace(/^\0/, '').replaceAll('\\', '/');
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
}
