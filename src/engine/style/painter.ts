/**
 * The painter: the one port between the frame loop and whatever repaints a frame.
 *
 * Each backend family implements it once. The frame loop calls `ingest` for every camera frame, then `paint` for the main picture
 * and, in turn, for the live tiles; the compositor shows the pictures that come back.
 */
import type {NetworkBackend} from '../../protocol/backend.ts';
import type {StyleNetworkFile} from '../../protocol/network.ts';
import type {NetworkSize} from '../../protocol/rung.ts';
import type {Clock} from '../../protocol/status.ts';
import type {PixelSize} from '../../protocol/units.ts';
import type {IngestGeometry} from '../ingest/geometry.ts';
import type {VerifiedModel} from '../models/fetch-model.ts';

/** A style network as it comes from its files: what every painter is made from. */
export interface StyleNetwork {
  readonly file: StyleNetworkFile;
  readonly model: VerifiedModel;
}

/** A picture the compositor can show. GPU textures stay on the shared device; pixels are RGBA8 rows. */
export type Picture =
  | {readonly kind: 'gpu-texture'; readonly texture: GPUTexture; readonly size: PixelSize}
  | {readonly kind: 'bitmap'; readonly bitmap: ImageBitmap; readonly size: PixelSize}
  | {readonly kind: 'pixels'; readonly data: Uint8ClampedArray<ArrayBuffer>; readonly size: PixelSize};

/** RGBA8 rows in memory, upright, opaque. */
export interface Pixels extends PixelSize {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Weight of each style, summing to 1: length = styles of the model. */
export type StyleWeights = readonly number[];

/**
 * Which picture is being painted. Each slot has its own output, so that a tile never overwrites the main picture.
 * Slot 0 is the main picture; others are tiles.
 */
export type PictureSlot = number;

/** One request for a live picture. The frame is borrowed: the caller closes it, not before the promise settles. */
export interface PaintRequest {
  readonly frame: VideoFrame;
  /** `output` is the network's input size; any size of at least 16x16. */
  readonly geometry: IngestGeometry;
  readonly weights: StyleWeights;
  readonly slot: PictureSlot;
  /** The full one unless said otherwise; lite only once it is loaded. */
  readonly network?: NetworkSize;
}

/** What each stage of a `paint` took, milliseconds. */
export interface PaintTimings {
  readonly clock: Clock;
  readonly ingestMs: number;
  readonly networkMs: number;
}

/** What tfjs holds for a painter. */
export interface TensorCounts {
  readonly tensors: number;
  readonly bytes: number;
}

/** Repaints frames in a mix of styles. All methods throw EngineError ('gpu-lost', 'internal', ...). */
export interface Painter {
  readonly backend: NetworkBackend;
  /** Which implementation runs, for the status panel: 'tfjs', 'wgsl'. */
  readonly engine: string;
  /** The frame as it is, in display orientation, for the camera's side of the picture. */
  ingest(frame: VideoFrame, geometry: IngestGeometry): Picture;
  /** Paints a live picture. No pixel is read back where the backend allows. */
  paint(request: PaintRequest): Promise<{readonly picture: Picture; readonly timings: PaintTimings}>;
  /** Paints pixels and reads the result back: kept pictures, the self-test. The full network unless said otherwise. */
  paintStill(pixels: Pixels, weights: StyleWeights, network?: NetworkSize): Promise<Pixels>;
  /** Tensors alive on behalf of this painter, wherever they live. */
  tensorCounts(): TensorCounts;
  dispose(): void;
}
