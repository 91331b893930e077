/** Runs the hand-written network on stills and reads the picture and results of single ops back. */
import type {StyleWeights} from '../../../src/engine/network/style-network.ts';
import type {Pixels} from '../../../src/engine/picture/picture.ts';
import {recordDispatch} from '../../../src/engine/gpu/dispatch.ts';
import {PixelsToInputPass} from '../../../src/engine/network/wgsl/pixels-to-input-pass.ts';
import {tensorOf} from '../../../src/engine/network/plan/plan.ts';
import {readBuffer, readTexture} from '../../../src/engine/gpu/read-back.ts';
import type {Arithmetic} from '../../../src/engine/network/wgsl/shader-parts.ts';
import type {WorkgroupShape} from '../../../src/engine/network/wgsl/workgroup-shape.ts';
import {WgslNetwork, type RunnableNetwork} from '../../../src/engine/network/wgsl/wgsl-network.ts';

/** A result in height, width, channel order. */
export interface ReadLayer {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly values: Float32Array;
}

/** What a reader is made from. */
export interface LayerReaderParts {
  readonly device: GPUDevice;
  readonly network: {readonly file: RunnableNetwork; readonly weights: ReadonlyMap<string, Float32Array>};
  readonly shape: WorkgroupShape;
  readonly subgroups?: boolean;
}

/** Compiles once, then runs any number of times. float32. */
export class LayerReader {
  readonly #device: GPUDevice;
  readonly #arithmetic: Arithmetic;
  readonly #network: WgslNetwork;

  constructor({device, network, shape, subgroups = false}: LayerReaderParts) {
    this.#device = device;
    this.#arithmetic = {precision: 'f32', subgroups};
    this.#network = new WgslNetwork({
      device,
      network: network.file,
      weights: network.weights,
      arithmetic: this.#arithmetic,
      shape,
    });
  }

  /** The picture, and the results of the named ops. */
  async read(
    pixels: Pixels,
    mix: StyleWeights,
    names: readonly string[] = [],
    isMirrored = false,
  ): Promise<{picture: Pixels; layers: Map<string, ReadLayer>}> {
    const device = this.#device;
    const run = await this.#network.createRun(pixels, {keep: names});
    const ingest = await PixelsToInputPass.create(device, this.#arithmetic, run.plan.input);
    const size = [pixels.width, pixels.height];
    const texture = (label: string, usage: GPUTextureUsageFlags): GPUTexture =>
      device.createTexture({label: `LayerReader.${label}`, size, format: 'rgba8unorm', usage});
    const still = texture('still', GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST);
    const painted = texture('painted', GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.COPY_SRC);
    device.queue.writeTexture({texture: still}, pixels.data, {bytesPerRow: pixels.width * 4}, size);
    const encoder = device.createCommandEncoder({label: 'LayerReader.encoder'});
    const pass = encoder.beginComputePass({label: 'LayerReader.pass'});
    recordDispatch(pass, ingest.dispatch(still, run.input));
    run.encode(pass, painted, mix, isMirrored);
    pass.end();
    device.queue.submit([encoder.finish()]);
    const layers = new Map<string, ReadLayer>();
    for (const name of names) {
      const {width, height, channels} = tensorOf(run.plan, run.plan.kept.get(name)!);
      const planes = new Float32Array(await readBuffer(device, run.keptTensor(name)));
      layers.set(name, {width, height, channels, values: fromPlanes(planes, {width, height, channels})});
    }
    const picture = await readTexture(device, painted);
    this.#network.release(run);
    still.destroy();
    painted.destroy();
    return {picture, layers};
  }

  dispose(): void {
    this.#network.dispose();
  }
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
