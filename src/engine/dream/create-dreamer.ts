/**
 * Makes the dreamer of a backend: loads the perception network, the first time that somebody wants to dream, and sets it up where it runs.
 *
 * On WebGPU the network shares the device; elsewhere it has a worker of its own, so that the compositor never waits for a gradient.
 */
import type {NetworkBackend} from '../../protocol/backend.ts';
import {EngineError, isAbortError, messageOf} from '../../protocol/errors.ts';
import type {ModelManifest} from '../../protocol/network.ts';
import type {PerceptionNetwork} from '../../protocol/perception.ts';
import type {ModelStatus} from '../../protocol/status.ts';
import type {PixelSize, UnitInterval} from '../../protocol/units.ts';
import type {SharedGpu} from '../device/gpu-device.ts';
import {FrameCanvas} from '../ingest/frame-canvas.ts';
import type {IngestGeometry} from '../ingest/geometry.ts';
import {decodeWeights} from '../models/decode-weights.ts';
import {loadPerception, type PerceptionModel} from '../models/load-perception.ts';
import {WorkerPerception} from '../perception/worker-perception.ts';
import type {Picture, TensorCounts} from '../style/painter.ts';
import type {TileShape} from '../style/wgsl/tile-shape.ts';
import {seeAt, toPixels} from './convert-pixels.ts';
import {dreamUnavailable} from './dream-unavailable.ts';
import type {Dreamer} from './dreamer.ts';
import {PixelDreamer} from './pixel-dreamer.ts';

/** Any number: the same jitter in every visit. */
const SEED = 1;

/** Short side of the network's largest view of a kept picture: a processor would spend the whole moment on one larger step. */
const KEPT_SHORT_SIDE: Readonly<Record<NetworkBackend, number>> = {webgpu: 768, webgl: 512, wasm: 256};

/** Of the way to the first dream; setting the network up is the rest. */
const LOADING_SHARE: UnitInterval = 0.9;

/** Where a dreamer is to run. */
export interface DreamerSite {
  readonly backend: NetworkBackend;
  /** The shared device; null unless the backend is WebGPU. */
  readonly gpu: SharedGpu | null;
  /** How convolutions are cut on it, if that was tuned. */
  readonly shape: TileShape | null;
  /** The folder of the networks, ending in a slash, and what it lists. */
  readonly modelsUrl: string;
  readonly manifest: ModelManifest;
}

/** Who is told what. */
export interface DreamerListener {
  readonly onProgress: (share: UnitInterval) => void;
  /** A live step failed: this dreamer is of no more use. */
  readonly onFailure: (error: unknown) => void;
}

/** A dreamer, and how it is given pictures. */
export interface OpenDreamer {
  readonly dreamer: Dreamer;
  /** Reads a frame; the picture is good until the next is read. */
  readonly seeFrame: (frame: VideoFrame, geometry: IngestGeometry) => Picture;
  /** A painting as this dreamer can take it, or null: it then dreams over the camera's picture. */
  readonly seePainting: (painting: Picture, size: PixelSize) => Picture | null;
  /** Its steps run in a thread of their own: they take no frame's time. */
  readonly isBeside: boolean;
  readonly model: ModelStatus;
  /** Tensors alive on behalf of the dreamer. */
  readonly tensorCounts: () => TensorCounts;
}

/** A network that runs. */
interface RunningPerception {
  readonly network: PerceptionNetwork;
  readonly backend: NetworkBackend;
  readonly tensorCounts: () => TensorCounts;
}

/** @throws EngineError 'dream-unavailable' with the reasons in its detail; AbortError. */
export async function createDreamer(site: DreamerSite, listener: DreamerListener): Promise<OpenDreamer> {
  const {manifest} = site;
  try {
    const perception = await loadPerception(site.modelsUrl, {
      manifest,
      onProgress: (share) => {
        listener.onProgress(LOADING_SHARE * share);
      },
    });
    const running = await runPerception(site, perception);
    const frames = new FrameCanvas(true);
    return {
      dreamer: new PixelDreamer({
        network: running.network,
        seed: SEED,
        engine: `pixels, ${running.backend}`,
        keptShortSide: KEPT_SHORT_SIDE[running.backend],
        onFailure: listener.onFailure,
      }),
      seeFrame: (frame, geometry) => pictureOf(frames.readPixels(frame, geometry)),
      seePainting: (painting, size) =>
        painting.kind === 'pixels' ? pictureOf(toPixels(seeAt({...painting.size, data: painting.data}, size))) : null,
      isBeside: running.backend !== 'webgpu',
      model: perception.model.status,
      tensorCounts: running.tensorCounts,
    };
  } catch (error) {
    throw dreamUnavailable(error);
  }
}

/** The network on the backend itself, else on the processor. */
async function runPerception(site: DreamerSite, perception: PerceptionModel): Promise<RunningPerception> {
  const reasons: string[] = [];
  for (const backend of new Set([site.backend, 'wasm'] as const)) {
    try {
      return await (backend === 'webgpu' ? onDevice(site, perception) : inWorker(backend, perception));
    } catch (error) {
      // A damaged model is damaged for every backend.
      if (isAbortError(error) || (error instanceof EngineError && error.code.startsWith('model-'))) throw error;
      reasons.push(`${backend}: ${messageOf(error)}`);
    }
  }
  throw new EngineError('dream-unavailable', `no backend runs the perception network here (${reasons.join('; ')})`);
}

async function onDevice({gpu, shape}: DreamerSite, {file, model}: PerceptionModel): Promise<RunningPerception> {
  if (gpu === null) throw new EngineError('gpu-missing', 'there is no shared device');
  const {WgslPerception} = await import('../perception/wgsl/wgsl-perception.ts');
  const weights = new Map([...decodeWeights(file, model)].map(([name, {values}]) => [name, values]));
  const network = new WgslPerception({device: gpu.device, file, weights, ...(shape ? {shape} : {})});
  return {network, backend: 'webgpu', tensorCounts: () => ({tensors: 0, bytes: 0})};
}

async function inWorker(backend: 'webgl' | 'wasm', perception: PerceptionModel): Promise<RunningPerception> {
  const network = await WorkerPerception.create(backend, perception);
  return {network, backend, tensorCounts: () => network.tensorCounts()};
}

function pictureOf({width, height, data}: ReturnType<FrameCanvas['readPixels']>): Picture {
  return {kind: 'pixels', data, size: {width, height}};
}
