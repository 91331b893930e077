/**
 * Our own WGSL, as the painter runs it on a still: input pass, network, display texture; one
 * encoder, one submit.
 */
import {recordDispatch} from '../../../../src/engine/gpu/dispatch.ts';
import {PixelsToInputPass} from '../../../../src/engine/network/wgsl/pixels-to-input-pass.ts';
import {readTexture} from '../../../../src/engine/gpu/read-back.ts';
import {WgslNetwork} from '../../../../src/engine/network/wgsl/wgsl-network.ts';
import type {WorkgroupShape} from '../../../../src/engine/network/wgsl/workgroup-shape.ts';
import type {BenchEngine, BenchJob} from '../bench-engine.ts';

/** Compiles the network for a job. */
export async function createOwnEngine(
  {gpu, network, pixels, mix}: BenchJob,
  precision: 'f32' | 'f16',
  shape: WorkgroupShape,
): Promise<BenchEngine> {
  const {device} = gpu;
  const weights = new Map([...network.weights].map(([name, {values}]) => [name, values]));
  const arithmetic = {precision, subgroups: device.features.has('subgroups')};
  const own = new WgslNetwork({device, network: network.file, weights, arithmetic, shape});
  const run = await own.createRun(pixels);
  const input = await PixelsToInputPass.create(device, arithmetic, run.plan.input);
  const size = [pixels.width, pixels.height];
  const still = device.createTexture({
    label: 'OwnEngine.still',
    size,
    format: 'rgba8unorm',
    usage: GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST,
  });
  const painted = device.createTexture({
    label: 'OwnEngine.painted',
    size,
    format: 'rgba8unorm',
    usage: GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.COPY_SRC,
  });
  device.queue.writeTexture({texture: still}, pixels.data, {bytesPerRow: pixels.width * 4}, size);
  return {
    takeTurn: () => Promise.resolve(),
    paint: () => {
      const encoder = device.createCommandEncoder({label: 'OwnEngine.encoder'});
      const pass = encoder.beginComputePass({label: 'OwnEngine.pass'});
      recordDispatch(pass, input.dispatch(still, run.input));
      run.encode(pass, painted, mix);
      pass.end();
      device.queue.submit([encoder.finish()]);
    },
    read: async () => {
      const {data} = await readTexture(device, painted);
      return Float32Array.from({length: (data.length / 4) * 3}, (_, index) => {
        return (data[Math.floor(index / 3) * 4 + (index % 3)] ?? 0) / 255;
      });
    },
    dispose: () => {
      own.dispose();
      still.destroy();
      painted.destroy();
    },
  };
}
