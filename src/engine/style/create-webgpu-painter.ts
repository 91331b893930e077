/** Makes the painters of a GPUDevice: our own WGSL, or tfjs where that does not work. */
import type {StyleNetworkFile} from '../../protocol/network.ts';
import type {SharedGpu} from '../device/gpu-device.ts';
import {decodeWeights} from '../models/decode-weights.ts';
import type {VerifiedModel} from '../models/fetch-model.ts';
import {useTfjsOnDevice} from '../models/tfjs-webgpu.ts';
import type {Painter} from './painter.ts';
import {TfjsWebGpuPainter} from './tfjs-webgpu-painter.ts';
import {WgslPainter} from './wgsl/wgsl-painter.ts';

/** Implementations on WebGPU, best first. */
export type WebGpuEngine = 'wgsl' | 'tfjs';

/** A painter on the shared device. tfjs is set up on it either way: it decodes the weights. @throws EngineError 'shader-invalid', 'model-*'. */
export async function createWebGpuPainter(
  engine: WebGpuEngine,
  gpu: SharedGpu,
  network: StyleNetworkFile,
  model: VerifiedModel,
): Promise<Painter> {
  const backend = await useTfjsOnDevice(gpu);
  const weights = decodeWeights(network, model);
  if (engine === 'tfjs') return TfjsWebGpuPainter.create({gpu, backend, network, weights});
  const values = new Map([...weights].map(([name, weight]) => [name, weight.values]));
  return WgslPainter.create({device: gpu.device, network: {file: network, weights: values}});
}
