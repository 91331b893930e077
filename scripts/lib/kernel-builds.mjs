/** The builds of the wasm kernel, and how to tell that they belong to its source. */
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';

/** Where the builds lie. */
export const BUILT_FOLDER = 'kernels/built';

const SOURCE_FOLDER = 'kernels/network';

/** What the compiler is given; it imports the rest. */
export const ENTRY = `${SOURCE_FOLDER}/index.ts`;

/** No garbage collector: the host lays the memory out. */
const PLAIN = [
  '--runtime',
  'stub',
  '--noAssert',
  '-O3',
  '--importMemory',
  '--enable',
  'simd',
  '--disableWarning',
  '112',
];

const RELAXED = ['--enable', 'relaxed-simd'];

/** The largest memory is part of a shared memory's type: MOST_PAGES in kernel-memory.ts. */
const THREADS = ['--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '8192'];

/**
 * One build for each set of instructions, each for one thread and for several.
 *
 * @type {readonly {file: string, options: readonly string[]}[]}
 */
export const BUILDS = [
  {file: 'simd.wasm', options: PLAIN},
  {file: 'simd-threads.wasm', options: [...PLAIN, ...THREADS]},
  {file: 'relaxed-simd.wasm', options: [...PLAIN, ...RELAXED]},
  {file: 'relaxed-simd-threads.wasm', options: [...PLAIN, ...RELAXED, ...THREADS]},
];

/**
 * SHA-256 of everything that a build is made from: the sources, the options, the compiler.
 *
 * @param {string} root
 */
export function sourceHash(root) {
  const hash = createHash('sha256');
  for (const file of readdirSync(resolve(root, SOURCE_FOLDER)).sort()) {
    hash.update(`${file}\n`).update(readFileSync(resolve(root, SOURCE_FOLDER, file)));
  }
  const [compiler] = /"assemblyscript": "[^"]+"/.exec(readFileSync(resolve(root, 'package.json'), 'utf8')) ?? [];
  return hash.update(JSON.stringify([BUILDS, compiler])).digest('hex');
}

/**
 * SHA-256 of each built file.
 *
 * @param {string} root
 * @returns {Record<string, string>}
 */
export function builtHashes(root) {
  return Object.fromEntries(
    BUILDS.map(({file}) => [
      file,
      createHash('sha256')
        .update(readFileSync(resolve(root, BUILT_FOLDER, file)))
        .digest('hex'),
    ]),
  );
}
