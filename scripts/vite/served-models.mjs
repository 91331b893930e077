/**
 * Serves models/ at /models/ in development and copies it into the build: the same addresses in
 * both, outside the hashed assets, because the manifest names files by path and checks them by
 * SHA-256.
 */
import {createReadStream, existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {extname, join, resolve} from 'node:path';

import {listBuiltFiles} from '../lib/precache.mjs';

/** What a visitor's browser may need, by path; recipes and notes stay out of the build. */
const SERVED =
  /^(manifest\.json|[^/]+\/(model\.json|(weights|magnitudes)\.bin|card\.md|features\/[^/]+\.webp|grams\/[^/]+\.bin))$/;

/** @type {Record<string, string>} */
const CONTENT_TYPES = {
  '.json': 'application/json',
  '.bin': 'application/octet-stream',
  '.md': 'text/markdown; charset=utf-8',
  '.webp': 'image/webp',
};

/**
 * The served files under `root`: the manifest and what lies in each model's own folder, as paths
 * with forward slashes.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function listServedModels(root) {
  if (!existsSync(root)) return [];
  return readdirSync(root, {withFileTypes: true})
    .flatMap((entry) => {
      if (entry.isFile()) return [entry.name];
      // The recipes' folder may hold a day's runs.
      if (!entry.isDirectory() || entry.name === 'training') return [];
      return listBuiltFiles(join(root, entry.name)).map((path) => `${entry.name}/${path}`);
    })
    .filter((path) => SERVED.test(path))
    .sort();
}

/**
 * @param {string} root The models folder.
 * @returns {import('vite').Plugin}
 */
export function servedModels(root = resolve(import.meta.dirname, '../../models')) {
  return {
    name: 'served-models',
    configureServer(server) {
      server.middlewares.use('/models', (request, response, next) => {
        const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '').replace(/^\//, '');
        if (!listServedModels(root).includes(path)) {
          next();
          return;
        }
        const file = join(root, path);
        response.setHeader('Content-Type', CONTENT_TYPES[extname(path)] ?? 'application/octet-stream');
        response.setHeader('Content-Length', statSync(file).size);
        createReadStream(file).pipe(response);
      });
    },
    generateBundle() {
      // Worker bundles pass here too when the plugin is listed for them; it is listed for the page
      // alone.
      for (const path of listServedModels(root)) {
        this.emitFile({type: 'asset', fileName: `models/${path}`, source: readFileSync(join(root, path))});
      }
    },
  };
}
