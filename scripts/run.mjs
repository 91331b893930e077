/**
 * Runs a TypeScript file of the project in Node, through the same bundler and settings as the app:
 * shader imports (`?raw`), extensions and TensorFlow.js's packages work as they do in the browser.
 *
 *   node scripts/run.mjs tests/bench/bench.ts --json out.json
 */
import {createRequire} from 'node:module';
import {resolve} from 'node:path';

import {createServer, createServerModuleRunner} from 'vite';

import {wasmInNode} from './vite/wasm-in-node.mjs';

const ROOT = resolve(import.meta.dirname, '..');

const [file, ...parameters] = process.argv.slice(2);
if (file === undefined) {
  console.error('Name a file: node scripts/run.mjs FILE [its options]');
  process.exit(2);
}

// TensorFlow.js's Node part still asks for it, in what is an ES module here.
Object.assign(globalThis, {require: createRequire(import.meta.url)});

const server = await createServer({
  root: ROOT,
  configFile: resolve(ROOT, 'vite.config.ts'),
  plugins: [wasmInNode()],
  appType: 'custom',
  logLevel: 'warn',
  server: {middlewareMode: true, hmr: false, ws: false, watch: null},
  optimizeDeps: {noDiscovery: true, include: []},
});
const runner = createServerModuleRunner(server.environments.ssr, {hmr: false});
const entry = resolve(file);
// The script reads its own options, as if Node had started it.
process.argv.splice(1, process.argv.length, entry, ...parameters);
try {
  // Its top level awaits what it does; once it is imported, it is done.
  await runner.import(entry);
} finally {
  await runner.close();
  await server.close();
}
