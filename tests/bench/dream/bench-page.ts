/** The dream bench in a page: the rows of the Node bench on the browser's own GPU, and WebGL2. */
import '@tensorflow/tfjs-backend-cpu';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {decodeWeights} from '../../../src/engine/network/files/decode-weights.ts';
import {loadPerception} from '../../../src/engine/network/files/load-perception.ts';
import {useTfjsBackend} from '../../../src/engine/network/tfjs/tfjs-backends.ts';
import {tellEnd, tellProgress} from '../tell-end.ts';
import {parseSizes, settle} from './bench-options.ts';
import {formatResult} from './format-result.ts';
import type {TimedNetwork} from './perception-network.ts';
import {runDreamBench} from './run-dream-bench.ts';

await tellEnd(async () => {
  const gpu = await requestSharedGpu((reason) => {
    tellProgress(`The GPU was lost: ${reason}`);
  });
  const parameters = new URLSearchParams(location.search);
  const wishes = {sizes: parseSizes(parameters.get('sizes') ?? ''), rounds: Number(parameters.get('rounds'))};
  return runDreamBench({
    gpu,
    network: await loadNetwork(),
    starts: {wasm: () => useTfjsBackend('wasm'), webgl: () => useTfjsBackend('webgl')},
    ...settle(wishes, gpu),
    onProgress: tellProgress,
  });
}, formatResult);

async function loadNetwork(): Promise<TimedNetwork> {
  const {file, model} = await loadPerception(new URL('/models/', location.href).href);
  return {title: `models/perception ${file.version}`, file, weights: decodeWeights(file, model)};
}
