/**
 * `npm run build:wasm`: compiles kernels/ (AssemblyScript) into kernels/built/, which is committed:
 * starting and testing need no compiler. A test compares the hashes, so that nobody forgets.
 */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {main} from 'assemblyscript/asc';

import {BUILDS, BUILT_FOLDER, hashesOf, sourceHash} from './lib/kernel-builds.mjs';

const ROOT = resolve(import.meta.dirname, '..');

mkdirSync(resolve(ROOT, BUILT_FOLDER), {recursive: true});
for (const {file, options} of BUILDS) {
  const outFile = `${BUILT_FOLDER}/${file}`;
  const {error, stderr} = await main(['kernels/network/index.ts', '--outFile', outFile, ...options], {
    writeFile: (name, contents) => {
      writeFileSync(resolve(ROOT, name), contents);
    },
    readFile: (name) => {
      try {
        return readFileSync(resolve(ROOT, name), 'utf8');
      } catch {
        // The compiler asks for files that may be there.
        return null;
      }
    },
  });
  if (error) throw new Error(`${outFile} did not build\n${stderr.toString()}`, {cause: error});
  console.log(`${outFile}: ${readFileSync(resolve(ROOT, outFile)).length} bytes`);
}
const record = {source: sourceHash(ROOT), files: hashesOf(ROOT)};
writeFileSync(resolve(ROOT, BUILT_FOLDER, 'hashes.json'), `${JSON.stringify(record, null, 2)}\n`);
