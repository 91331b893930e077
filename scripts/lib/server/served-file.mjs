/**
 * Which file a request names, and what may be said of it: nothing outside the folder, no dot file,
 * no kind that a build does not make.
 */
import {open, realpath} from 'node:fs/promises';
import {extname, resolve, sep} from 'node:path';

/** Content types by extension, and whether gzip is worth its time.
 * @type {Record<string, {type: string, compresses: boolean}>} */
const KINDS = {
  '.html': {type: 'text/html; charset=utf-8', compresses: true},
  '.js': {type: 'text/javascript; charset=utf-8', compresses: true},
  '.css': {type: 'text/css; charset=utf-8', compresses: true},
  '.json': {type: 'application/json', compresses: true},
  '.webmanifest': {type: 'application/manifest+json', compresses: true},
  '.wgsl': {type: 'text/wgsl; charset=utf-8', compresses: true},
  '.md': {type: 'text/markdown; charset=utf-8', compresses: true},
  '.txt': {type: 'text/plain; charset=utf-8', compresses: true},
  '.svg': {type: 'image/svg+xml', compresses: true},
  '.wasm': {type: 'application/wasm', compresses: true},
  '.bin': {type: 'application/octet-stream', compresses: false},
  '.png': {type: 'image/png', compresses: false},
  '.jpg': {type: 'image/jpeg', compresses: false},
  '.webp': {type: 'image/webp', compresses: false},
  '.ico': {type: 'image/x-icon', compresses: false},
  '.woff2': {type: 'font/woff2', compresses: false},
};

/**
 * An opened file. Whoever gets it closes its handle.
 *
 * @typedef {object} ServedFile
 * @property {string} path Absolute, with every link followed.
 * @property {import('node:fs/promises').FileHandle} handle
 * @property {number} sizeBytes
 * @property {number} changedAtMs
 * @property {string} type
 * @property {boolean} compresses
 */

/**
 * The file a request's path names inside `root`, or null when it names none that may be served.
 *
 * @param {string} root Absolute.
 * @param {string} target The request's target: path and query.
 */
export function resolveServedPath(root, target) {
  let path;
  try {
    path = decodeURIComponent(target.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null;
  }
  if (!path.startsWith('/') || path.includes('\0') || path.includes('\\')) return null;
  if (path.split('/').some((part) => part.startsWith('.'))) return null;
  const file = resolve(root, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  return file.startsWith(root + sep) ? file : null;
}

/**
 * Opens the file that a request names, or gives null when there is none that may be served.
 *
 * @param {string} root
 * @param {string} target
 * @returns {Promise<ServedFile | null>}
 */
export async function openServedFile(root, target) {
  const named = resolveServedPath(resolve(root), target);
  const kind = named === null ? undefined : KINDS[extname(named)];
  if (named === null || kind === undefined) return null;
  // A link inside the folder may lead out of it: what counts is where the file really lies.
  const [path, realRoot] = await Promise.all([realpathOrNull(named), realpathOrNull(root)]);
  if (path === null || realRoot === null || !path.startsWith(realRoot + sep)) return null;
  const handle = await open(path);
  // Asked of the opened file, so that size and bytes belong together while a build replaces it.
  const facts = await handle.stat();
  if (!facts.isFile()) {
    await handle.close();
    return null;
  }
  return {path, handle, sizeBytes: facts.size, changedAtMs: facts.mtimeMs, ...kind};
}

/** @param {string} path */
async function realpathOrNull(path) {
  try {
    return await realpath(path);
  } catch {
    return null;
  }
}
