/** The bench in Node, on Dawn. */
import '@tensorflow/tfjs-backend-cpu';

import type {BenchPlatform} from './bench-engine.ts';
import {settle, type BenchWishes} from './bench-wishes.ts';
import {startDawn} from './dawn.ts';
import {readStyleNetwork} from './read-network.ts';
import {runAny, type AnyResult} from './run-any.ts';
import {isSoftwareAdapter} from './run-bench.ts';
import {startWasmInNode} from './wasm-in-node.ts';

/** Starts Dawn and runs everything in this process. */
export async function benchInNode(wishes: BenchWishes): Promise<AnyResult> {
  const gpu = await startDawn();
  if (wishes.finishing) standInForDisplay();
  const network = readStyleNetwork('style');
  const result = await runAny({...wishes, ...settle(wishes, isSoftwareAdapter(gpu)), gpu, network, platform: NODE});
  gpu.device.destroy();
  return result;
}

/**
 * Three.js asks for display frames as soon as it draws. There are none here, and none are needed.
 */
function standInForDisplay(): void {
  const frames = {requestAnimationFrame: () => 0, cancelAnimationFrame: () => undefined};
  Object.assign(globalThis, {self: globalThis, ...frames});
}

const NODE: BenchPlatform = {
  // ONNX Runtime finds its wasm beside itself.
  onnxWasmUrl: null,
  startWasm: startWasmInNode,
};
