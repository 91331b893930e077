/**
 * What a build must hold: its budgets, and that what it ships is valid and asks no other origin.
 */
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';

import {listBuiltFiles, totalBytes} from './precache.mjs';

const KILOBYTE = 1000;
const MEGABYTE = 1000 * KILOBYTE;

/** Scripts the browser loads before the first mirrored frame, after gzip. */
const LARGEST_START_BYTES = 80 * KILOBYTE;

/** Everything the installed app keeps. */
const LARGEST_PRECACHE_BYTES = 17 * MEGABYTE;

/** The part that installing waits for. */
const LARGEST_FIRST_BYTES = 3 * MEGABYTE;

/**
 * One thing the page loads from elsewhere: an address with a host in markup. Links a visitor may
 * follow are not loads.
 */
const FOREIGN_SOURCE =
  /<(?!a\b)[a-z][^>]*\s(?:src|href|srcset|action)\s*=\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?\/\/[^"'\s>]+/gi;

/**
 * Prints the sizes of a build and throws one error naming everything that is wrong with it.
 *
 * @param {string} folder
 * @param {import('./precache.mjs').PrecacheGroups} groups
 */
export function checkBundle(folder, groups) {
  const budgets = [
    {what: 'scripts before the first frame (gzip)', bytes: startScriptBytes(folder), limit: LARGEST_START_BYTES},
    {what: 'kept before the app counts as installed', bytes: totalBytes(groups.first), limit: LARGEST_FIRST_BYTES},
    {what: 'kept in all', bytes: totalBytes([...groups.first, ...groups.rest]), limit: LARGEST_PRECACHE_BYTES},
  ];
  for (const {what, bytes, limit} of budgets) {
    console.log(`build: ${what}: ${formatSize(bytes)} of ${formatSize(limit)}`);
  }
  const problems = [
    ...budgets.filter(({bytes, limit}) => bytes > limit).map(({what}) => `Over the limit: ${what}.`),
    ...findForeignSources(readFileSync(join(folder, 'index.html'), 'utf8')).map((tag) => `Another origin: ${tag}`),
    ...findInvalidScripts(folder),
  ];
  if (problems.length > 0) throw new Error(`The build is not fit to ship.\n${problems.join('\n')}`);
}

/**
 * The tags of a page that load something from another origin.
 *
 * @param {string} html
 * @returns {string[]}
 */
export function findForeignSources(html) {
  return html.match(FOREIGN_SOURCE) ?? [];
}

/**
 * The scripts a page entry needs before it runs: itself and everything it imports statically, each
 * once.
 *
 * @param {Record<string, {file: string, isEntry?: boolean, imports?: string[]}>} manifest Vite's
 *   build manifest.
 * @returns {string[]}
 */
export function listStartScripts(manifest) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} key */
  const visit = (key) => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry === true) visit(key);
  return [...files].filter((file) => file.endsWith('.js'));
}

/**
 * @param {string} folder
 */
function startScriptBytes(folder) {
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const files = listStartScripts(/** @type {Parameters<typeof listStartScripts>[0]} */ (manifest));
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), {level: 9}).length, 0);
}

/**
 * A bundler can exit well and ship what no engine parses, such as decorators it did not lower.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function findInvalidScripts(folder) {
  return listBuiltFiles(folder)
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      const {status, stderr} = spawnSync(process.execPath, ['--check', join(folder, file)], {encoding: 'utf8'});
      return status === 0 ? [] : [`Not valid JavaScript: ${file}\n${stderr.slice(0, 400)}`];
    });
}

/** @param {number} bytes */
function formatSize(bytes) {
  return bytes >= MEGABYTE ? `${(bytes / MEGABYTE).toFixed(2)} MB` : `${(bytes / KILOBYTE).toFixed(1)} kB`;
}
