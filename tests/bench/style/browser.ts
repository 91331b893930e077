/** The style bench in a page. */
import type {Plugin} from 'vite';

import {runInPage} from '../in-page.ts';
import type {BenchWishes} from './bench-wishes.ts';
import type {AnyResult} from './run-any.ts';

/** Where the page finds the ONNX file. */
const ONNX_PATH = '/bench-style.onnx';

/** Opens the bench's page and waits for its result. */
export async function benchInBrowser(wishes: BenchWishes): Promise<AnyResult> {
  const {sizes, rounds, onnx, shapes, finishing, onProgress} = wishes;
  const parameters = {
    bench: '',
    ...(onnx !== null && {onnx: ONNX_PATH}),
    ...(sizes && {sizes: sizes.map(({width, height}) => `${width}x${height}`).join(',')}),
    ...(rounds !== undefined && {rounds: String(rounds)}),
    ...(shapes && {shapes: ''}),
    ...(finishing && {finishing: ''}),
  };
  const plugins = onnx === null ? [] : [servedFile(ONNX_PATH, onnx)];
  const entry = 'tests/bench/style/bench-page.ts';
  return (await runInPage({entry, path: '/', parameters, plugins, onProgress})) as AnyResult;
}

function servedFile(path: string, contents: Uint8Array): Plugin {
  return {
    name: 'bench-onnx',
    configureServer: ({middlewares}) => {
      middlewares.use(path, (_request, response) => response.end(contents));
    },
  };
}
