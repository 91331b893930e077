/** Runs the hand-written network on a still and reads results of single ops back. */
import type {Pixels, StyleWeights} from '../../src/engine/style/painter.ts';
import {PixelsToInputPass} from '../../src/engine/style/wgsl/pixels-to-input-pass.ts';
import {tensorOf} from '../../src/engine/style/wgsl/plan.ts';
import {readBuffer} from '../../src/engine/style/wgsl/read-back.ts';
import type {TileShape} from '../../src/engine/style/wgsl/tile-shape.ts';
import {WgslNetwork, type RunnableNetwork} from '../../src/engine/style/wgsl/wgsl-network.ts';

/** A result in height, width, channel order. */
export interface ReadLayer {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly values: Float32Array;
}

/** What to run. */
export interface KeptLayersRequest {
  readonly device: GPUDevice;
  readonly network: {readonly file: RunnableNetwork; readonly weights: ReadonlyMap<string, Float32Array>};
  readonly shape: TileShape;
  readonly pixels: Pixels;
  readonly mix: StyleWeights;
  readonly names: readonly string[];
  readonly subgroups?: boolean;
}

/** The results of the named ops, in float32. */
export async function keptLayers(request: KeptLayersRequest): Promise<Map<string, ReadLayer>> {
  const {device, network, shape, pixels, mix, names, subgroups = false} = request;
  const arithmetic = {precision: 'f32', subgroups} as const;
  const wgsl = new WgslNetwork({device, network: network.file, weights: network.weights, arithmetic, shape});
  const run = await wgsl.createRun(pixels, {keep: names});
  const ingest = await PixelsToInputPass.create(device, arithmetic, run.plan.input.block);
  const size = [pixels.width, pixels.height];
  const format = 'rgba8unorm';
  const still = device.createTexture({
    label: 'keptLayers.still',
    size,
    format,
    usage: GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST,
  });
  const picture = device.createTexture({
    label: 'keptLayers.picture',
    size,
    format,
    usage: GPUTextureUsage.STORAGE_BINDING,
  });
  device.queue.writeTexture({texture: still}, pixels.data, {bytesPerRow: pixels.width * 4}, size);
  const encoder = device.createCommandEncoder({label: 'keptLayers.encoder'});
  const pass = encoder.beginComputePass({label: 'keptLayers.pass'});
  ingest.encode(pass, still, run.input);
  run.encode(pass, picture, mix);
  pass.end();
  device.queue.submit([encoder.finish()]);
  const layers = new Map<string, ReadLayer>();
  for (const name of names) {
    const {width, height, channels} = tensorOf(run.plan, run.plan.kept.get(name)!);
    const planes = new Float32Array(await readBuffer(device, run.keptTensor(name)));
    layers.set(name, {width, height, channels, values: fromPlanes(planes, {width, height, channels})});
  }
  wgsl.dispose();
  still.destroy();
  picture.destroy();
  return layers;
}

/** [channels / 4][height][width][4] to [height][width][channels]. */
function fromPlanes(planes: Float32Array, size: Omit<ReadLayer, 'values'>): Float32Array {
  const {width, height, channels} = size;
  const values = new Float32Array(width * height * channels);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      const plane = channel >> 2;
      values[pixel * channels + channel] = planes[(plane * width * height + pixel) * 4 + (channel & 3)]!;
    }
  }
  return values;
}
