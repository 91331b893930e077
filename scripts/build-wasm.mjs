/**
 * `npm run build:wasm`: compiles kernels/ (AssemblyScript) into kernels/built/, which is committed:
 * starting and testing need no compiler. A test compares the hashes, so that nobody forgets.
 */
import {spawnSync} from 'node:child_process';
import {mkdirSync, statSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {BUILDS, BUILT_FOLDER, builtHashes, ENTRY, sourceHash} from './lib/kernel-builds.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const COMPILER = resolve(ROOT, 'node_modules/assemblyscript/bin/asc.js');

mkdirSync(resolve(ROOT, BUILT_FOLDER), {recursive: true});
for (const {file, options} of BUILDS) {
  const outFile = `${BUILT_FOLDER}/${file}`;
  const {status} = spawnSync(process.execPath, [COMPILER, ENTRY, '--outFile', outFile, ...options], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`${outFile} did not build`);
  console.log(`${outFile}: ${statSync(resolve(ROOT, outFile)).size} bytes`);
}
const hashes = {source: sourceHash(ROOT), files: builtHashes(ROOT)};
writeFileSync(resolve(ROOT, BUILT_FOLDER, 'hashes.json'), `${JSON.stringify(hashes, null, 2)}\n`);
