/**
 * Lets tfjs's wasm backend start in Node: what Emscripten wrote is CommonJS, which the module
 * runner cannot inline but Node can load.
 */
const EMSCRIPTEN_FILE = /tfjs-backend-wasm\/wasm-out\/[^/?]+\.js$/;

/** @returns {import('vite').Plugin} */
export function wasmInNode() {
  return {
    name: 'wasm-in-node',
    enforce: 'pre',
    load(id) {
      if (!EMSCRIPTEN_FILE.test(id)) return null;
      return [
        "import {createRequire} from 'node:module';",
        `const loaded = createRequire(import.meta.url)(${JSON.stringify(id)});`,
        'export default loaded;',
        'export const {wasmWorkerContents} = loaded;',
      ].join('\n');
    },
  };
}
