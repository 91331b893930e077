/**
 * `npm start`: brings the mirror up from a fresh clone. Installs what is locked, builds when something changed, serves the
 * result and prints its address. Needs nothing but Node until the dependencies are there.
 */
import {resolve} from 'node:path';

import {ensureInstalled} from './lib/install.mjs';
import {formatHelp, parseOptions} from './lib/options.mjs';
import {planStart, readAddress, START_OPTIONS} from './lib/start-plan.mjs';
import {probePort} from './lib/probe-port.mjs';
import {serve} from './lib/serve.mjs';

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
  const plan = planStart(address, await probePort(address));
  if (plan.kind === 'stop') {
    console.error(plan.message);
    return 1;
  }
  ensureInstalled(ROOT);
  const {isBuildStale} = await import('./lib/build-stamp.mjs');
  if (isBuildStale(ROOT)) {
    console.log('Building...');
    const {buildApp} = await import('./lib/build.mjs');
    await buildApp(ROOT);
  }
  if (plan.kind === 'reuse') {
    console.log(plan.message);
    return 0;
  }
  const server = await serve(ROOT, address);
  console.log(server.message);
  return server.whenStopped;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
