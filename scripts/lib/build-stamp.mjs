/**
 * Tells whether dist/ was built from the sources that lie here now.
 */
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** Everything a build reads. */
const INPUTS = [
  'index.html',
  'models',
  'package-lock.json',
  'package.json',
  'public',
  'scripts',
  'shaders',
  'src',
  'tsconfig.base.json',
  'tsconfig.json',
  'vite.config.ts',
];

/** Folders inside the inputs that a build does not read. */
const IGNORED_FOLDERS = new Set(['training', '__pycache__', 'node_modules']);

/** Where the last build noted what it was built from. */
const STAMP = '.cache/build-inputs.sha256';

/**
 * @param {string} root The repository.
 */
export function isBuildStale(root) {
  const stamp = join(root, STAMP);
  if (!existsSync(join(root, 'dist/index.html')) || !existsSync(stamp)) return true;
  return readFileSync(stamp, 'utf8') !== hashInputs(root);
}

/**
 * @param {string} root
 * @param {string} hash What `hashInputs` said before the build began.
 */
export function writeBuildStamp(root, hash) {
  const stamp = join(root, STAMP);
  mkdirSync(dirname(stamp), {recursive: true});
  writeFileSync(stamp, hash);
}

/**
 * A SHA-256 over the names and contents of everything a build reads.
 *
 * @param {string} root
 */
export function hashInputs(root) {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const path of listFiles(root, input))
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(root, path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return [path];
  return readdirSync(absolute, {withFileTypes: true})
    .filter((entry) => !IGNORED_FOLDERS.has(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => listFiles(root, `${path}/${entry.name}`));
}
