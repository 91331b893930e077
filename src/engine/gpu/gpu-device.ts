/** The one GPUDevice that the passes, tfjs and Three.js share. */
import {EngineError} from '../../protocol/errors.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import {answerInTime} from '../shared/answer-in-time.ts';
import {watchRefusals} from './watch-refusals.ts';

/** Features that some part of the engine uses when they are there. */
const WANTED_FEATURES: readonly GPUFeatureName[] = ['shader-f16', 'timestamp-query', 'subgroups'];

/** Limits worth raising to what the adapter has: networks at 1080 lines need large buffers. */
const WANTED_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
  'maxStorageBuffersPerShaderStage',
] as const;

/** A driver that works answers in less than a second. */
const DEVICE_LIMIT_MS: Milliseconds = 10_000;

/** A device with the adapter's description. */
export interface SharedGpu {
  readonly device: GPUDevice;
  readonly info: GPUAdapterInfo;
}

/**
 * Requests the shared device.
 *
 * @param onLost called when the device is lost, as after `destroy()`, and when it goes on refusing
 *   what it is told: it is of no use then either.
 * @throws EngineError 'gpu-missing' when there is no adapter or it refuses, 'gpu-silent' when no
 *   device comes.
 */
export async function requestSharedGpu(onLost: (reason: string) => void): Promise<SharedGpu> {
  const adapter = await navigator.gpu.requestAdapter({powerPreference: 'high-performance'});
  if (adapter === null) throw new EngineError('gpu-missing', 'WebGPU offers no adapter');
  const requiredLimits: Record<string, number> = {};
  for (const limit of WANTED_LIMITS) requiredLimits[limit] = adapter.limits[limit];
  let device: GPUDevice;
  try {
    const request = adapter.requestDevice({
      label: 'requestSharedGpu.device',
      requiredFeatures: WANTED_FEATURES.filter((feature) => adapter.features.has(feature)),
      requiredLimits,
    });
    device = await answerInTime(request, DEVICE_LIMIT_MS, 'the WebGPU device');
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError('gpu-missing', 'the WebGPU adapter refused a device', {cause: error});
  }
  void device.lost.then(({message, reason}) => {
    onLost(`${reason}: ${message}`);
  });
  watchRefusals(device, (message) => {
    const reason = `the device refuses what it is told: ${message}`;
    onLost(reason);
  });
  return {device, info: adapter.info};
}
