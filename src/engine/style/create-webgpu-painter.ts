/** Sets tfjs up on the shared device and makes the WebGPU painter. */
import type {StyleNetworkFile} from '../../protocol/network.ts';
import type {SharedGpu} from '../device/gpu-device.ts';
import {decodeWeights} from '../models/decode-weights.ts';
import type {VerifiedModel} from '../models/fetch-model.ts';
import {useTfjsOnDevice} from '../models/tfjs-webgpu.ts';
import type {Painter} from './painter.ts';
import {TfjsWebGpuPainter} from './tfjs-webgpu-painter.ts';

/** The painter for a GPUDevice. @throws EngineError 'shader-invalid', 'model-*'. */
export async function createWebGpuPainter(
  gpu: SharedGpu,
  network: StyleNetworkFile,
  model: VerifiedModel,
): Promise<Painter> {
  const backend = await useTfjsOnDevice(gpu);
  return TfjsWebGpuPainter.create({gpu, backend, network, weights: decodeWeights(network, model)});
}
