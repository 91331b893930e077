/**
 * What the service worker keeps: every built file, in two groups. Installing waits for the first
 * alone, so that the mirror paints early; the second follows in the background.
 */
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * One file as Workbox's precache and our background cache understand it. `revision` is null where
 * the name carries a hash.
 *
 * @typedef {object} PrecacheEntry
 * @property {string} url Relative to the service worker, without a leading slash.
 * @property {string | null} revision
 * @property {string} integrity Subresource integrity: a file of another build is refused, never
 *   half-mixed in.
 * @property {number} sizeBytes
 */

/** @typedef {{first: PrecacheEntry[], rest: PrecacheEntry[]}} PrecacheGroups */

/** Never cached: the worker itself, and what only an installer or a search engine looks at. */
const NOT_CACHED = [
  /^service-worker\.js$/,
  /^screenshots\//,
  /^icons\/(icon|apple)-/,
  /\.map$/,
  /^\.vite\//,
  /^robots\.txt$/,
];

/**
 * What the mirror needs to start and to paint: the shell, the shaders, the model list and the style
 * network.
 */
const FIRST = [
  /^index\.html$/,
  /^manifest\.webmanifest$/,
  /^icons\//,
  /^poster\./,
  /^assets\/[^/]+\.(css|woff2|wgsl)$/,
  /^models\/manifest\.json$/,
  /^models\/style[^/]*\/(model\.json|weights\.bin)$/,
];

/**
 * Scripts up to this size belong to the shell. Larger ones are the engine's libraries: the network
 * serves them at once on the first visit, and they are kept as soon as the shell is safe.
 */
const LARGEST_FIRST_SCRIPT_BYTES = 400_000;

/**
 * Whether a built file is kept with the first group, with the rest, or not at all.
 *
 * @param {{url: string, sizeBytes: number}} file
 * @returns {'first' | 'rest' | 'not-cached'}
 */
export function precacheGroupOf({url, sizeBytes}) {
  if (NOT_CACHED.some((pattern) => pattern.test(url))) return 'not-cached';
  if (FIRST.some((pattern) => pattern.test(url))) return 'first';
  return url.endsWith('.js') && sizeBytes <= LARGEST_FIRST_SCRIPT_BYTES ? 'first' : 'rest';
}

/**
 * Reads a built folder and sorts its files into the groups.
 *
 * @param {string} folder
 * @returns {PrecacheGroups}
 */
export function groupPrecache(folder) {
  /** @type {PrecacheGroups} */
  const groups = {first: [], rest: []};
  for (const url of listBuiltFiles(folder)) {
    const bytes = readFileSync(join(folder, url));
    const group = precacheGroupOf({url, sizeBytes: bytes.length});
    if (group === 'not-cached') continue;
    const digest = createHash('sha256').update(bytes).digest();
    groups[group].push({
      url,
      revision: url.startsWith('assets/') ? null : digest.toString('hex').slice(0, 16),
      integrity: `sha256-${digest.toString('base64')}`,
      sizeBytes: bytes.length,
    });
  }
  return groups;
}

/**
 * @param {readonly PrecacheEntry[]} entries
 */
export function totalBytes(entries) {
  return entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
}

/**
 * Every file under `folder`, as sorted paths with forward slashes.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function listBuiltFiles(folder) {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
