/**
 * The painter on WebGPU in hand-written WGSL: one command encoder and one submit take a camera
 * frame to a painted texture.
 */
import {EngineError} from '../../protocol/errors.ts';
import {recordAlone} from '../gpu/dispatch.ts';
import {TimestampQueries} from '../gpu/timestamp-queries.ts';
import {isMirrored, type IngestGeometry} from '../picture/geometry.ts';
import {IngestToPicturePass} from '../ingest/ingest-to-picture-pass.ts';
import {NetworkPair} from './network-pair.ts';
import type {Painter, PaintRequest, PaintTimings, StillOptions} from './painter.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';
import type {StyleWeights} from '../network/style-network.ts';
import type {Picture, PictureSlot, Pixels} from '../picture/picture.ts';
import {PictureTextures} from '../gpu/picture-textures.ts';
import {chooseArithmetic, type ArithmeticWishes} from '../network/wgsl/choose-arithmetic.ts';
import {DeviceWatch} from '../gpu/device-watch.ts';
import {FedNetwork} from '../network/wgsl/fed-network.ts';
import type {NetworkRun} from '../network/wgsl/network-run.ts';
import type {WeightValues} from '../network/weight-values.ts';
import {readTexture} from '../gpu/read-back.ts';
import {defaultShape, type WorkgroupShape} from '../network/wgsl/workgroup-shape.ts';
import type {RunnableNetwork} from '../network/wgsl/wgsl-network.ts';
import type {FrameImage} from '../picture/frame-image.ts';

/** The camera's own picture keeps a slot beside the painted ones. */
const CAMERA_SLOT: PictureSlot = -1;

/** A network with its weights by name. */
export interface PaintableNetwork {
  readonly file: RunnableNetwork;
  readonly weights: WeightValues;
}

/** What the painter stands on. */
export interface WgslPainterParts extends ArithmeticWishes {
  /** Shared with tfjs and Three.js; not destroyed by the painter. */
  readonly device: GPUDevice;
  /** The full one. */
  readonly network: PaintableNetwork;
  /** How convolutions are cut, if it was tuned; else a guess by the kind of adapter. */
  readonly shape?: WorkgroupShape;
}

/** What the painter holds on the GPU. */
export interface PainterResources {
  readonly buffers: number;
  readonly textures: number;
  readonly bytes: number;
}

/** Makes another network ready, in the arithmetic and the shape of the first. */
type Compile = (network: PaintableNetwork) => Promise<FedNetwork>;

/** Paints with our own passes on the shared GPUDevice. */
export class WgslPainter implements Painter {
  readonly backend = 'webgpu';
  readonly engine = 'wgsl';
  readonly #device: GPUDevice;
  readonly #watch: DeviceWatch;
  readonly #networks: NetworkPair<FedNetwork>;
  readonly #toPicture: IngestToPicturePass;
  readonly #compile: Compile;
  readonly #textures: PictureTextures;
  readonly #timestamps: TimestampQueries;

  private constructor(device: GPUDevice, full: FedNetwork, toPicture: IngestToPicturePass, compile: Compile) {
    this.#device = device;
    this.#watch = new DeviceWatch(device);
    this.#networks = new NetworkPair(full);
    this.#toPicture = toPicture;
    this.#compile = compile;
    this.#textures = new PictureTextures(device);
    this.#timestamps = new TimestampQueries(device, 2);
  }

  /**
   * Uploads the weights and compiles every pass.
   *
   * @throws EngineError 'shader-invalid' when a shader does not compile or does not fit this
   *   device, 'model-invalid' for an op list or weights that cannot run here. tfjs may still paint
   *   then.
   */
  static async create(parts: WgslPainterParts): Promise<WgslPainter> {
    const {device, network} = parts;
    const arithmetic = chooseArithmetic(device.features, parts);
    const shape = parts.shape ?? defaultShape(device.adapterInfo);
    const compile: Compile = ({file, weights}) =>
      FedNetwork.create({device, network: file, weights, arithmetic, shape});
    const [toPicture, full] = await Promise.all([IngestToPicturePass.create(device), compile(network)]);
    return new WgslPainter(device, full, toPicture, compile);
  }

  /**
   * Loads the lite network beside the full one.
   * @throws EngineError 'shader-invalid', 'model-invalid'.
   */
  async addLite(network: PaintableNetwork): Promise<void> {
    this.#networks.addLite(await this.#compile(network));
  }

  ingest(frame: FrameImage, geometry: IngestGeometry): Picture {
    this.#watch.check();
    const texture = this.#textures.take(CAMERA_SLOT, geometry.output);
    const encoder = this.#device.createCommandEncoder({label: 'WgslPainter.ingest'});
    recordAlone(encoder, this.#toPicture.dispatch(frame, geometry, texture));
    this.#device.queue.submit([encoder.finish()]);
    return {kind: 'gpu-texture', texture, size: geometry.output};
  }

  async paint(request: PaintRequest): Promise<{picture: Picture; timings: PaintTimings}> {
    const {frame, geometry, weights, slot} = request;
    this.#watch.check();
    const {network, toInput} = this.#networks.get(request.network);
    const run = await this.#watch.orLost(network.run(geometry.output));
    const startedAt = performance.now();
    const texture = this.#textures.take(slot, geometry.output);
    const encoder = this.#device.createCommandEncoder({label: 'WgslPainter.paint'});
    const descriptor = {label: 'WgslPainter.paint.ingest', ...this.#timestamps.writes(0)};
    recordAlone(encoder, toInput.dispatch(frame, geometry, run.input), descriptor);
    this.#encodeNetwork(encoder, run, texture, weights, isMirrored(geometry));
    this.#timestamps.resolve(encoder);
    this.#device.queue.submit([encoder.finish()]);
    const submittedAt = performance.now();

    // Waiting for the GPU, not for pixels: it keeps one picture in flight and tells what the
    // network costs.
    const [measured] = await this.#watch.orLost(
      Promise.all([this.#timestamps.read(), this.#device.queue.onSubmittedWorkDone()]),
    );
    const [ingestMs, networkMs] = measured ?? [submittedAt - startedAt, performance.now() - submittedAt];
    return {
      picture: {kind: 'gpu-texture', texture, size: geometry.output},
      timings: {clock: measured ? 'gpu' : 'wall', ingestMs: ingestMs ?? 0, networkMs: networkMs ?? 0},
    };
  }

  /** In a texture of its own, and everything is freed again: stills come in any size. */
  async paintStill(pixels: Pixels, weights: StyleWeights, options: StillOptions = {}): Promise<Pixels> {
    this.#watch.check();
    const {width, height, data} = pixels;
    if (!(width > 0 && height > 0)) {
      throw new EngineError('source-empty', `a picture of ${width}x${height} cannot be painted`);
    }
    const {network, pixels: ingestPass} = this.#networks.get(options.network);
    const run = await this.#watch.orLost(network.createRun({width, height}));
    const still = this.#createTexture('still', pixels, GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST);
    const painted = this.#createTexture(
      'painted',
      pixels,
      GPUTextureUsage.STORAGE_BINDING | GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_SRC,
    );
    try {
      this.#device.queue.writeTexture({texture: still}, data, {bytesPerRow: width * 4}, [width, height]);
      const encoder = this.#device.createCommandEncoder({label: 'WgslPainter.still'});
      recordAlone(encoder, ingestPass.dispatch(still, run.input), {label: 'WgslPainter.still.ingest'});
      this.#encodeNetwork(encoder, run, painted, weights, options.isMirrored);
      this.#device.queue.submit([encoder.finish()]);
      return await this.#watch.orLost(readTexture(this.#device, painted));
    } finally {
      network.release(run);
      still.destroy();
      painted.destroy();
    }
  }

  /** No tensors: everything is in the ledger of GPU resources. */
  tensorCounts(): TensorCounts {
    return {tensors: 0, bytes: 0};
  }

  /** What is alive on the GPU. */
  resources(): PainterResources {
    const networks = this.#networks.all().map(({network}) => network.held());
    const {textures, bytes} = this.#textures.held();
    return {
      buffers: networks.reduce((sum, held) => sum + held.buffers, 0),
      textures,
      bytes: networks.reduce((sum, held) => sum + held.bytes, bytes),
    };
  }

  dispose(): void {
    for (const network of this.#networks.all()) network.dispose();
    this.#textures.dispose();
    this.#timestamps.dispose();
    this.#toPicture.dispose();
  }

  #encodeNetwork(
    encoder: GPUCommandEncoder,
    run: NetworkRun,
    texture: GPUTexture,
    weights: StyleWeights,
    mirrored = false,
  ): void {
    const pass = encoder.beginComputePass({label: 'WgslPainter.network', ...this.#timestamps.writes(1)});
    run.encode(pass, texture, weights, mirrored);
    pass.end();
  }

  #createTexture(field: string, {width, height}: Pixels, usage: GPUTextureUsageFlags): GPUTexture {
    return this.#device.createTexture({
      label: `WgslPainter.${field}`,
      size: [width, height],
      format: 'rgba8unorm',
      usage,
    });
  }
}
