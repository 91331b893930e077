/** The perception rows of the processor's table: what each engine is asked, and how. */
import * as tf from '@tensorflow/tfjs-core';

import type {Instructions} from '../../../src/engine/network/wasm/choose-build.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import {TfjsPerception} from '../../../src/engine/perception/tfjs-perception.ts';
import {WasmPerception} from '../../../src/engine/perception/wasm/wasm-perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {startKernel} from '../../support/network/kernel-in-node.ts';
import type {TimedNetwork} from '../dream/perception-network.ts';
import {startWasmInNode} from '../style/wasm-in-node.ts';
import {ownName} from './processor-engines.ts';

/** The layer that most dreams climb: deep, and not yet a word. */
const LAYER = 'conv4b-relu';

/** Both ways that the network is asked; probabilities take the whole way forward. */
export type PerceptionTask = 'forward' | 'gradient';

/** An engine with the shipped network. */
export interface PerceptionEngine {
  readonly name: string;
  /** Prepares this engine's turn; not timed. */
  readonly takeTurn: () => Promise<void>;
  /** What it finds; null where it cannot be asked that. */
  readonly ask: (task: PerceptionTask, picture: RgbPicture) => Promise<Float32Array> | null;
  readonly dispose: () => Promise<void>;
}

/** The rows: ours, ours with several threads if there are to be any, tfjs, ONNX Runtime. */
export async function startPerceptionEngines(
  network: TimedNetwork,
  onnx: Uint8Array | null,
  threads: number,
): Promise<readonly PerceptionEngine[]> {
  const counts = threads > 1 ? [1, threads] : [1];
  const engines: PerceptionEngine[] = [];
  for (const count of counts) {
    for (const instructions of ['simd', 'relaxed-simd'] as const) {
      engines.push(await startOwn(network, instructions, count));
    }
  }
  engines.push(await startTfjs(network));
  if (onnx !== null) engines.push(await startOnnx(onnx));
  return engines;
}

async function startOwn(
  {file, weights}: TimedNetwork,
  instructions: Instructions,
  threads: number,
): Promise<PerceptionEngine> {
  const kernel = await startKernel({instructions, threads});
  const values = new Map([...weights].map(([name, weight]) => [name, weight.values]));
  const network = new WasmPerception(kernel, file, values);
  return {
    name: ownName(instructions, threads),
    takeTurn: () => Promise.resolve(),
    ask: (task, picture) => askNetwork(network, task, picture),
    dispose: () => {
      network.dispose();
      return Promise.resolve();
    },
  };
}

async function startTfjs({file, weights}: TimedNetwork): Promise<PerceptionEngine> {
  await startWasmInNode();
  const network = new TfjsPerception(file, weights);
  return {
    name: 'tfjs wasm',
    takeTurn: async () => {
      await tf.setBackend('wasm');
    },
    ask: (task, picture) => askNetwork(network, task, picture),
    dispose: () => {
      network.dispose();
      return Promise.resolve();
    },
  };
}

async function startOnnx(onnx: Uint8Array): Promise<PerceptionEngine> {
  const ort = await import('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(onnx, {executionProviders: ['wasm']});
  const forward = async ({width, height, values}: RgbPicture): Promise<Float32Array> => {
    const size = width * height;
    const planes = Float32Array.from(values, (_, at) => values[(at % size) * 3 + Math.floor(at / size)] ?? 0);
    const {probabilities} = await session.run({image: new ort.Tensor('float32', planes, [1, 3, height, width])});
    if (probabilities === undefined) throw new Error("the ONNX file has no output 'probabilities'");
    return Float32Array.from(probabilities.data as Float32Array);
  };
  return {
    name: 'onnxruntime-web wasm',
    takeTurn: () => Promise.resolve(),
    ask: (task, picture) => (task === 'forward' ? forward(picture) : null),
    dispose: () => session.release(),
  };
}

async function askNetwork(
  network: PerceptionNetwork,
  task: PerceptionTask,
  picture: RgbPicture,
): Promise<Float32Array> {
  if (task === 'gradient') return (await network.gradient(picture, {kind: 'l2', layer: LAYER}, 'plain')).gradient;
  const {output} = network.file;
  return (await network.activations(picture, [output])).get(output)?.values ?? new Float32Array();
}
