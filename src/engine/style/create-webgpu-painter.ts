/** Makes the painters of a GPUDevice: our own WGSL, or tfjs where that does not work. */
import type {EngineOptions} from '../../protocol/messages.ts';
import type {SharedGpu} from '../gpu/gpu-device.ts';
import {decodeWeights} from '../network/files/decode-weights.ts';
import {useTfjsOnDevice} from '../network/tfjs/tfjs-webgpu.ts';
import type {Painter} from './painter.ts';
import type {StyleNetwork} from '../network/style-network.ts';
import {TfjsWebGpuPainter} from './tfjs-webgpu-painter.ts';
import {chooseArithmetic} from '../network/wgsl/choose-arithmetic.ts';
import {WorkgroupTuning} from '../network/wgsl/workgroup-tuning.ts';
import {WgslPainter, type PaintableNetwork} from './wgsl-painter.ts';

/** Implementations on WebGPU, best first. */
export type WebGpuEngine = 'wgsl' | 'tfjs';

/** A painter with the full network, and what can be added to it. */
export interface OpenPainter {
  readonly painter: Painter;
  /**
   * Loads the lite network beside the full one.
   * @throws EngineError 'shader-invalid', 'model-*'.
   */
  readonly addLite: (lite: StyleNetwork) => Promise<void>;
  /** Null where other code than our shaders runs the networks. */
  readonly tuning: WorkgroupTuning | null;
}

/**
 * A painter on the shared device.
 * @throws EngineError 'shader-invalid', 'model-*'.
 */
export function createWebGpuPainter(
  engine: WebGpuEngine,
  gpu: SharedGpu,
  full: StyleNetwork,
  autotune: EngineOptions['autotune'],
): Promise<OpenPainter> {
  return engine === 'tfjs' ? createWithTfjs(gpu, full) : createInWgsl(gpu, full, autotune);
}

async function createWithTfjs(gpu: SharedGpu, {file, model}: StyleNetwork): Promise<OpenPainter> {
  const backend = await useTfjsOnDevice(gpu);
  const weights = decodeWeights(file, model);
  const painter = await TfjsWebGpuPainter.create({gpu, backend, network: file, weights});
  return {
    painter,
    addLite: (lite) => {
      painter.addLite(lite.file, decodeWeights(lite.file, lite.model));
      return Promise.resolve();
    },
    tuning: null,
  };
}

async function createInWgsl(
  gpu: SharedGpu,
  full: StyleNetwork,
  autotune: EngineOptions['autotune'],
): Promise<OpenPainter> {
  const {device} = gpu;
  const arithmetic = chooseArithmetic(device.features);
  const tuning = await WorkgroupTuning.open(gpu, arithmetic, autotune);
  const network = decoded(full);
  const painter = await WgslPainter.create({device, network, shape: tuning.shape, ...arithmetic});
  tuning.prepare({device, arithmetic, network: network.file, weights: network.weights});
  return {painter, addLite: (lite) => painter.addLite(decoded(lite)), tuning};
}

function decoded({file, model}: StyleNetwork): PaintableNetwork {
  const weights = decodeWeights(file, model);
  return {file, weights: new Map([...weights].map(([name, {values}]) => [name, values]))};
}
