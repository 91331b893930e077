/**
 * `npm start`: brings the mirror up from a fresh clone. Installs what is locked, builds when
 * something changed, serves the result and prints its address. Needs nothing but Node until the
 * dependencies are there.
 */
import {resolve} from 'node:path';

import {bringUp} from './lib/bring-up.mjs';
import {formatHelp, parseOptions} from './lib/options.mjs';
import {readAddress, START_OPTIONS} from './lib/start-plan.mjs';

const ROOT = resolve(import.meta.dirname, '..');

/** @returns {Promise<number>} The exit code, or a promise that stays open while the server runs. */
async function main() {
  const options = parseOptions(process.argv.slice(2), START_OPTIONS);
  if (options.kind === 'help') {
    console.log(formatHelp('npm start -- [options]', START_OPTIONS));
    return 0;
  }
  const address = options.kind === 'options' ? readAddress(options) : options;
  if (address.kind === 'mistake') {
    console.error(address.message);
    return 2;
  }
  const mirror = await bringUp(ROOT, address);
  if (mirror.kind === 'stop') {
    console.error(mirror.message);
    return 1;
  }
  console.log(mirror.message);
  return mirror.kind === 'serving' ? mirror.whenStopped : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
