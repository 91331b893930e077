/** The bench in Node, on Dawn. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {decodeWeights} from '../../../src/engine/network/files/decode-weights.ts';
import {parseManifest} from '../../../src/engine/network/files/parse-manifest.ts';
import {parseStyleNetwork} from '../../../src/engine/network/files/parse-network.ts';
import type {BenchJob, BenchPlatform} from './bench-engine.ts';
import {settle, type BenchWishes} from './bench-wishes.ts';
import {startDawn} from './dawn.ts';
import {isSoftwareAdapter, runBench, type BenchResult} from './run-bench.ts';
import {startWasmInNode} from './wasm-in-node.ts';

const MODELS = resolve(import.meta.dirname, '../../../models');

/** Starts Dawn and runs everything in this process. */
export async function benchInNode(wishes: BenchWishes): Promise<BenchResult> {
  const gpu = await startDawn();
  const network = await readNetwork();
  const result = await runBench({...wishes, ...settle(wishes, isSoftwareAdapter(gpu)), gpu, network, platform: NODE});
  gpu.device.destroy();
  return result;
}

const NODE: BenchPlatform = {
  // ONNX Runtime finds its wasm beside itself.
  onnxWasmUrl: null,
  startWasm: startWasmInNode,
};

/** models/style from the disk, decoded by the app's own code. */
async function readNetwork(): Promise<BenchJob['network']> {
  const entry = parseManifest(readFileSync(resolve(MODELS, 'manifest.json'), 'utf8')).models.find(
    ({name}) => name === 'style',
  );
  if (entry === undefined) throw new Error('models/manifest.json lists no style network');
  const files = new Map(
    entry.files.map(({path}) => [path, new Uint8Array(readFileSync(resolve(MODELS, path))).buffer] as const),
  );
  const file = parseStyleNetwork(new TextDecoder().decode(files.get(entry.model)));
  // tfjs decodes into tensors, which need some backend to live on.
  await tf.setBackend('cpu');
  const status = {name: entry.name, version: entry.version, sha256: '', bytes: 0};
  return {file, weights: decodeWeights(file, {entry, files, status})};
}
