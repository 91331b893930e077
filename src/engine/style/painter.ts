/**
 * The painter: the one port between the frame loop and whatever repaints a frame.
 *
 * Each backend family implements it once. The frame loop calls `ingest` for every camera frame,
 * then `paint` for the main picture and, in turn, for the live tiles; the compositor shows the
 * pictures that come back.
 */
import type {NetworkBackend} from '../../protocol/backend.ts';
import type {NetworkSize} from '../../protocol/rung.ts';
import type {Clock} from '../../protocol/status.ts';
import type {StyleWeights} from '../network/style-network.ts';
import type {IngestGeometry} from '../picture/geometry.ts';
import type {Picture, PictureSlot, Pixels} from '../picture/picture.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';
import type {FrameImage} from '../picture/frame-image.ts';

/**
 * One request for a live picture. The frame is borrowed: the caller closes it, not before the
 * promise settles.
 */
export interface PaintRequest {
  readonly frame: FrameImage;
  /** `output` is the network's input size; any size of at least 16x16. */
  readonly geometry: IngestGeometry;
  readonly weights: StyleWeights;
  readonly slot: PictureSlot;
  /** The full one unless said otherwise; lite only once it is loaded. */
  readonly network?: NetworkSize;
}

/** How a still is painted. */
export interface StillOptions {
  /** The full one unless said otherwise. */
  readonly network?: NetworkSize;
  /** The pixels were mirrored when they were read: a network's pattern is mirrored with them. */
  readonly isMirrored?: boolean;
}

/** What each stage of a `paint` took, milliseconds. */
export interface PaintTimings {
  readonly clock: Clock;
  readonly ingestMs: number;
  readonly networkMs: number;
}

/**
 * Repaints frames in a mix of styles. All methods throw EngineError ('gpu-lost', 'internal', ...).
 */
export interface Painter {
  readonly backend: NetworkBackend;
  /** Which implementation runs, for the status panel: 'tfjs', 'wgsl', 'kernel, simd, 1 thread'. */
  readonly engine: string;
  /** The frame as it is, in display orientation, for the camera's side of the picture. */
  ingest(frame: FrameImage, geometry: IngestGeometry): Picture;
  /** Paints a live picture. No pixel is read back where the backend allows. */
  paint(request: PaintRequest): Promise<{readonly picture: Picture; readonly timings: PaintTimings}>;
  /**
   * Paints pixels and reads the result back: kept pictures, the self-test.
   */
  paintStill(pixels: Pixels, weights: StyleWeights, options?: StillOptions): Promise<Pixels>;
  /** Tensors alive on behalf of this painter, wherever they live. */
  tensorCounts(): TensorCounts;
  dispose(): void;
}
