/** The shipped perception network on a backend of the test's choice. */
import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {decodeWeights} from '../../../src/engine/network/files/decode-weights.ts';
import {loadPerception, type PerceptionModel} from '../../../src/engine/network/files/load-perception.ts';
import {WgslPerception} from '../../../src/engine/perception/wgsl/wgsl-perception.ts';
import {WorkerPerception} from '../../../src/engine/perception/worker-perception.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import {QUICK_SHAPE} from './quick-shape.ts';

/** A running network, and how to close it with everything that was opened for it. */
export interface OpenedPerception {
  readonly network: PerceptionNetwork;
  readonly close: () => void;
}

/** Loads the network's files from the test server. */
export function loadShippedPerception(): Promise<PerceptionModel> {
  return loadPerception(new URL('/models/', location.href).href);
}

/**
 * Starts the network: on WebGPU here, on another backend in a worker of its own. `kernel` is our
 * own on wasm, `wasm` is tfjs's.
 */
export async function openPerception(
  backend: 'kernel' | 'wasm' | 'webgl' | 'webgpu',
  model: PerceptionModel,
): Promise<OpenedPerception> {
  if (backend !== 'webgpu') {
    const network =
      backend === 'kernel'
        ? await WorkerPerception.create('wasm', model, 'kernel')
        : await WorkerPerception.create(backend, model);
    return {
      network,
      close: () => {
        network.dispose();
      },
    };
  }
  const {device} = await requestSharedGpu(() => undefined);
  const weights = new Map([...decodeWeights(model.file, model.model)].map(([name, {values}]) => [name, values]));
  const network = new WgslPerception({device, file: model.file, weights, shape: QUICK_SHAPE});
  return {
    network,
    close: () => {
      network.dispose();
      device.destroy();
    },
  };
}
