/** Our own WGSL, as the dream runs it: one encoder, one compute pass, one submit. */
import {fromPlanes, toPlanes} from '../../../src/engine/perception/wgsl/planes.ts';
import {WgslPerception} from '../../../src/engine/perception/wgsl/wgsl-perception.ts';
import {readBuffer} from '../../../src/engine/gpu/read-back.ts';
import {isSoftwareAdapter} from '../style/run-bench.ts';
import {defaultShape} from '../../../src/engine/network/wgsl/workgroup-shape.ts';
import type {DreamEngine, DreamJob} from './dream-engine.ts';

/** Compiles the network for a job. */
export async function createOwnEngine({gpu, network, picture, layer}: DreamJob): Promise<DreamEngine> {
  const {device} = gpu;
  const weights = new Map([...network.weights].map(([name, {values}]) => [name, values]));
  const shape = defaultShape({isFallbackAdapter: isSoftwareAdapter(gpu)});
  const perception = new WgslPerception({device, file: network.file, weights, shape});
  const run = await perception.createRun(picture, [layer]);
  const objective = await run.prepare({kind: 'l2', layer});
  const form = {...run.size, channels: 3};
  device.queue.writeBuffer(run.input, 0, toPlanes(picture.values, form));
  const submit = (record: (pass: GPUComputePassEncoder) => void): void => {
    const encoder = device.createCommandEncoder({label: 'OwnEngine.encoder'});
    const pass = encoder.beginComputePass({label: 'OwnEngine.pass'});
    record(pass);
    pass.end();
    device.queue.submit([encoder.finish()]);
  };
  return {
    takeTurn: () => Promise.resolve(),
    forward: () => {
      submit((pass) => {
        run.encodeForward(pass);
      });
    },
    step: () => {
      submit((pass) => {
        run.encodeForward(pass);
        objective.encodeBackward(pass, 'plain');
      });
    },
    read: async () => fromPlanes(new Float32Array(await readBuffer(device, objective.gradient)), form),
    dispose: () => {
      objective.dispose();
      run.dispose();
      perception.dispose();
    },
  };
}
