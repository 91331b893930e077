/**
 * The painter without WebGPU: frames are read from memory or through a 2-D canvas, and painted in
 * a network worker, on our own wasm kernel, or with tfjs on wasm or WebGL2.
 */
import type {EngineError} from '../../protocol/errors.ts';
import {FrameCanvas} from '../picture/frame-canvas.ts';
import {isMirrored, type IngestGeometry} from '../picture/geometry.ts';
import {WorkerPort} from '../shared/worker-port.ts';
import type {NetworkCalls, WorkerEngine} from './network-calls.ts';
import type {Painter, PaintRequest, PaintTimings, StillOptions} from './painter.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';
import type {StyleNetwork, StyleWeights} from '../network/style-network.ts';
import type {Picture, Pixels} from '../picture/picture.ts';
import {isInMemory, type FrameImage} from '../picture/frame-image.ts';
import {samplePixels} from '../picture/sample-pixels.ts';

/** Paints in a worker of its own. */
export class WorkerPainter implements Painter {
  readonly backend: 'webgl' | 'wasm';
  readonly #port: WorkerPort<NetworkCalls>;
  readonly #networkInput = new FrameCanvas(true);
  readonly #cameraPicture = new FrameCanvas(false);
  #engine: string;

  private constructor(backend: 'webgl' | 'wasm', engine: WorkerEngine) {
    this.backend = backend;
    this.#engine = engine;
    this.#port = new WorkerPort(startWorker(backend, engine), 'the network worker');
  }

  /**
   * Starts the worker and builds the network in it.
   * @param engine the kernel runs on wasm alone.
   * @throws EngineError of the backend or the model.
   */
  static async create(
    backend: 'webgl' | 'wasm',
    full: StyleNetwork,
    engine: WorkerEngine = 'tfjs',
  ): Promise<WorkerPainter> {
    const painter = new WorkerPainter(backend, engine);
    try {
      painter.#engine = (await painter.#port.ask('start', {backend, full})).engine;
    } catch (error) {
      painter.dispose();
      throw error;
    }
    return painter;
  }

  /** As of the newest answer from the worker. */
  get engine(): string {
    return this.#engine;
  }

  /** Loads the lite network beside the full one. @throws EngineError 'model-*'. */
  async addLite(lite: StyleNetwork): Promise<void> {
    await this.#port.ask('add-lite', {lite});
  }

  /** Resolves with the reason when the worker is lost: then this paints no more. */
  get lost(): Promise<EngineError> {
    return this.#port.lost;
  }

  /** As of the newest answer from the worker. */
  tensorCounts(): TensorCounts {
    return this.#port.memory;
  }

  ingest(frame: FrameImage, geometry: IngestGeometry): Picture {
    if (isInMemory(frame)) return {kind: 'pixels', data: samplePixels(frame, geometry).data, size: geometry.output};
    return {kind: 'bitmap', bitmap: this.#cameraPicture.readBitmap(frame, geometry), size: geometry.output};
  }

  async paint({
    frame,
    geometry,
    weights,
    network = 'full',
  }: PaintRequest): Promise<{picture: Picture; timings: PaintTimings}> {
    const startedAt = performance.now();
    const pixels = this.#networkInput.readPixels(frame, geometry);
    const ingestMs = performance.now() - startedAt;
    const {pixels: painted, networkMs} = await this.#paintPixels(pixels, weights, {
      network,
      isMirrored: isMirrored(geometry),
    });
    return {
      picture: {kind: 'pixels', data: painted.data, size: painted},
      timings: {clock: 'wall', ingestMs, networkMs},
    };
  }

  async paintStill(pixels: Pixels, weights: StyleWeights, options?: StillOptions): Promise<Pixels> {
    // The buffer is transferred, and the caller keeps its own.
    const copy = {width: pixels.width, height: pixels.height, data: pixels.data.slice()};
    return (await this.#paintPixels(copy, weights, options)).pixels;
  }

  dispose(): void {
    this.#port.dispose();
  }

  async #paintPixels(
    pixels: Pixels,
    weights: StyleWeights,
    {network = 'full', isMirrored: mirrored = false}: StillOptions = {},
  ): Promise<{readonly pixels: Pixels; readonly networkMs: number}> {
    const params = {network, pixels, weights, isMirrored: mirrored};
    const painted = await this.#port.ask('paint', params, {transfer: [pixels.data.buffer]});
    this.#engine = painted.engine;
    return painted;
  }
}

/** The two workers share their calls and no code: who paints with the kernel never loads tfjs. */
function startWorker(backend: 'webgl' | 'wasm', engine: WorkerEngine): Worker {
  const name = `network-${backend}`;
  return engine === 'kernel'
    ? new Worker(new URL('./kernel-worker.ts', import.meta.url), {type: 'module', name})
    : new Worker(new URL('./network-worker.ts', import.meta.url), {type: 'module', name});
}
