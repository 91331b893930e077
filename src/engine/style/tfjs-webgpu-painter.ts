/**
 * The painter on WebGPU with tfjs: camera frame to painted texture on one GPUDevice, no pixel read
 * back in the live path.
 */
import * as tf from '@tensorflow/tfjs-core';
import type {WebGPUBackend} from '@tensorflow/tfjs-backend-webgpu';
import type {StyleNetworkFile} from '../network/op-list.ts';
import type {PixelSize} from '../../protocol/units.ts';
import {recordAlone} from '../gpu/dispatch.ts';
import type {SharedGpu} from '../gpu/gpu-device.ts';
import {IngestToPicturePass} from '../ingest/ingest-to-picture-pass.ts';
import {IngestToTensorPass} from '../ingest/ingest-to-tensor-pass.ts';
import {isMirrored, type IngestGeometry} from '../picture/geometry.ts';
import type {Weights} from '../network/files/decode-weights.ts';
import {TfjsNetwork} from '../network/tfjs/tfjs-network.ts';
import {bufferOfTensor, tensorOnBuffer} from '../network/tfjs/tfjs-webgpu.ts';
import {NetworkPair} from './network-pair.ts';
import type {Painter, PaintRequest, PaintTimings, StillOptions} from './painter.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';
import type {StyleWeights} from '../network/style-network.ts';
import type {Picture, PictureSlot, Pixels} from '../picture/picture.ts';
import {PictureTextures} from '../gpu/picture-textures.ts';
import {TensorToPicturePass} from './tensor-to-picture-pass.ts';
import {paintStillWithTfjs} from './tfjs-still.ts';
import type {FrameImage} from '../picture/frame-image.ts';

/** The camera's own picture keeps a slot beside the painted ones. */
const CAMERA_SLOT: PictureSlot = -1;

/**
 * Input sizes in use at once are the main picture's, the tiles', and those just left after a
 * resize.
 */
const MAX_INPUT_SIZES = 6;

/** Bytes of one RGB float32 pixel. */
const PIXEL_BYTES = 3 * 4;

/** What the painter stands on. */
export interface TfjsWebGpuPainterParts {
  readonly gpu: SharedGpu;
  readonly backend: WebGPUBackend;
  readonly network: StyleNetworkFile;
  readonly weights: Weights;
}

/** Our own passes around the network. */
interface Passes {
  readonly toPicture: IngestToPicturePass;
  readonly toTensor: IngestToTensorPass;
  readonly present: TensorToPicturePass;
}

/** Paints with tfjs on the shared GPUDevice. */
export class TfjsWebGpuPainter implements Painter {
  readonly backend = 'webgpu';
  readonly engine = 'tfjs';
  readonly #device: GPUDevice;
  readonly #tfjs: WebGPUBackend;
  readonly #networks: NetworkPair<TfjsNetwork>;
  readonly #textures: PictureTextures;
  readonly #inputs = new Map<string, GPUBuffer>();
  readonly #passes: Passes;

  private constructor(parts: TfjsWebGpuPainterParts, passes: Passes) {
    this.#device = parts.gpu.device;
    this.#tfjs = parts.backend;
    this.#networks = new NetworkPair(new TfjsNetwork(parts.network, parts.weights));
    this.#textures = new PictureTextures(this.#device);
    this.#passes = passes;
  }

  /** Compiles the passes and uploads the weights. @throws EngineError 'shader-invalid'. */
  static async create(parts: TfjsWebGpuPainterParts): Promise<TfjsWebGpuPainter> {
    const {device} = parts.gpu;
    const [toPicture, toTensor, present] = await Promise.all([
      IngestToPicturePass.create(device),
      IngestToTensorPass.create(device),
      TensorToPicturePass.create(device),
    ]);
    return new TfjsWebGpuPainter(parts, {toPicture, toTensor, present});
  }

  /** Loads the lite network beside the full one. */
  addLite(network: StyleNetworkFile, weights: Weights): void {
    this.#networks.addLite(new TfjsNetwork(network, weights));
  }

  ingest(frame: FrameImage, geometry: IngestGeometry): Picture {
    const texture = this.#textures.take(CAMERA_SLOT, geometry.output);
    const encoder = this.#device.createCommandEncoder({label: 'TfjsWebGpuPainter.ingest'});
    recordAlone(encoder, this.#passes.toPicture.dispatch(frame, geometry, texture));
    this.#device.queue.submit([encoder.finish()]);
    return {kind: 'gpu-texture', texture, size: geometry.output};
  }

  async paint(request: PaintRequest): Promise<{picture: Picture; timings: PaintTimings}> {
    const {frame, geometry, weights, slot, network} = request;
    const {width, height} = geometry.output;
    const startedAt = performance.now();
    const input = this.#inputBuffer(geometry.output);
    const ingest = this.#device.createCommandEncoder({label: 'TfjsWebGpuPainter.paint.ingest'});
    recordAlone(ingest, this.#passes.toTensor.dispatch(frame, geometry, input));
    this.#device.queue.submit([ingest.finish()]);
    const ingestedAt = performance.now();

    const image = tensorOnBuffer(input, [1, height, width, 3]);
    const painted = this.#networks.get(network).forward(image, weights, {isMirrored: isMirrored(geometry)});
    const texture = this.#textures.take(slot, geometry.output);
    const present = this.#device.createCommandEncoder({label: 'TfjsWebGpuPainter.paint.present'});
    const tensor = bufferOfTensor(this.#tfjs, painted);
    recordAlone(present, this.#passes.present.dispatch({tensor, picture: texture}));
    this.#device.queue.submit([present.finish()]);
    image.dispose();
    painted.dispose();

    // Waiting for the GPU, not for pixels: it keeps one picture in flight and tells what the
    // network costs.
    await this.#device.queue.onSubmittedWorkDone();
    return {
      picture: {kind: 'gpu-texture', texture, size: geometry.output},
      timings: {clock: 'wall', ingestMs: ingestedAt - startedAt, networkMs: performance.now() - ingestedAt},
    };
  }

  paintStill(pixels: Pixels, weights: StyleWeights, options: StillOptions = {}): Promise<Pixels> {
    return paintStillWithTfjs(this.#networks.get(options.network), pixels, weights, options.isMirrored);
  }

  tensorCounts(): TensorCounts {
    const {numTensors, numBytes} = tf.memory();
    return {tensors: numTensors, bytes: numBytes};
  }

  dispose(): void {
    for (const network of this.#networks.all()) network.dispose();
    this.#textures.dispose();
    this.#passes.toPicture.dispose();
    this.#passes.toTensor.dispose();
    for (const buffer of this.#inputs.values()) buffer.destroy();
    this.#inputs.clear();
  }

  /** The network's input at one size. Sizes are few (rungs and tiles), so each keeps its buffer. */
  #inputBuffer({width, height}: PixelSize): GPUBuffer {
    const key = `${width}x${height}`;
    let buffer = this.#inputs.get(key);
    if (buffer === undefined) {
      buffer = this.#device.createBuffer({
        label: `TfjsWebGpuPainter.input ${key}`,
        size: width * height * PIXEL_BYTES,
        usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
      });
      const [oldest] = this.#inputs.keys();
      if (oldest !== undefined && this.#inputs.size >= MAX_INPUT_SIZES) {
        this.#inputs.get(oldest)?.destroy();
        this.#inputs.delete(oldest);
      }
      this.#inputs.set(key, buffer);
    }
    return buffer;
  }
}
