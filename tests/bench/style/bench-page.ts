/**
 * The bench in a page, at `?bench` of the development server: the rows of the Node bench, on the
 * browser's own GPU.
 */
import '@tensorflow/tfjs-backend-cpu';
import onnxWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {decodeWeights} from '../../../src/engine/network/files/decode-weights.ts';
import {fetchModel} from '../../../src/engine/network/files/fetch-model.ts';
import {parseStyleNetwork} from '../../../src/engine/network/files/parse-network.ts';
import {useTfjsBackend} from '../../../src/engine/network/tfjs/tfjs-backends.ts';
import {tellEnd, tellProgress} from '../tell-end.ts';
import type {BenchJob} from './bench-engine.ts';
import {parseSizes} from './bench-options.ts';
import {settle, type BenchWishes} from './bench-wishes.ts';
import {formatAny} from './format-any.ts';
import {runAny, type AnyResult} from './run-any.ts';
import {isSoftwareAdapter} from './run-bench.ts';

await tellEnd(async () => bench(await readWishes(new URLSearchParams(location.search))), formatAny);

async function bench(wishes: BenchWishes): Promise<AnyResult> {
  const gpu = await requestSharedGpu((reason) => {
    wishes.onProgress(`The GPU was lost: ${reason}`);
  });
  const platform = {onnxWasmUrl, startWasm: () => useTfjsBackend('wasm')};
  const network = await loadNetwork();
  return runAny({...wishes, ...settle(wishes, isSoftwareAdapter(gpu)), gpu, network, platform});
}

async function readWishes(parameters: URLSearchParams): Promise<BenchWishes> {
  const sizes = parseSizes(parameters.get('sizes') ?? '');
  const rounds = Number(parameters.get('rounds'));
  const onnxUrl = parameters.get('onnx');
  return {
    ...(sizes && {sizes}),
    ...(rounds > 0 && {rounds}),
    onnx: onnxUrl === null ? null : new Uint8Array(await (await fetch(onnxUrl)).arrayBuffer()),
    shapes: parameters.has('shapes'),
    finishing: parameters.has('finishing'),
    onProgress: tellProgress,
  };
}

async function loadNetwork(): Promise<BenchJob['network']> {
  const model = await fetchModel(new URL('/models/', location.href).href, 'style');
  const file = parseStyleNetwork(new TextDecoder().decode(model.files.get(model.entry.model)));
  return {file, weights: decodeWeights(file, model)};
}
