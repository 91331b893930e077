/**
 * Makes the picture a visitor takes home: the frozen frame painted again, enlarged to the source's
 * full resolution with the camera's detail.
 */
import {EngineError} from '../../protocol/errors.ts';
import type {PaintOptions} from '../../protocol/paint.ts';
import type {KeptPixels} from '../../protocol/messages.ts';
import type {PixelSize, UnitInterval} from '../../protocol/units.ts';
import type {LaidStrokes} from '../brush/lay-paint.ts';
import type {KeepDreamOptions} from '../dream/dreamer.ts';
import type {SourceFrame} from '../ingest/frame-slot.ts';
import {FrameCanvas} from '../picture/frame-canvas.ts';
import {coverGeometry, uprightSize} from '../picture/geometry.ts';
import type {Painter} from '../style/painter.ts';
import type {MixedHand} from '../network/hand.ts';
import type {StyleWeights} from '../network/style-network.ts';
import type {Pixels} from '../picture/picture.ts';
import {finishPicture, sizeAtMost} from './finish-picture.ts';
import {mirrorPixels} from '../picture/mirror-pixels.ts';
import {frameSize} from '../picture/frame-image.ts';

/**
 * Larger pictures than this on their long side are reduced: browsers refuse canvases much beyond
 * it.
 */
const MAX_LONG_SIDE = 8192;

/**
 * Lines that kept pictures are painted at, whatever they are enlarged to: strokes are seven
 * quarters as fine as on the governor's lowest rung, and on no face finer than half of what a
 * visitor can have seen.
 */
const STROKES_SHORT_SIDE = 336;

/** Of the progress of a painting that is dreamt over, the painting's share. */
const DREAMT_PAINTING_SHARE = 0.5;

/** Everything a kept picture depends on. */
export interface KeepRequest {
  readonly source: SourceFrame;
  readonly paint: PaintOptions;
  readonly weights: StyleWeights;
  /** The mix of hands; without it the painting is enlarged as it is. */
  readonly hand?: MixedHand | null;
  /** The strokes on the screen, for the same crop of the frame; without them new ones are found. */
  readonly strokes?: LaidStrokes | null;
  /** The canvas, whose crop of the frame the visitor saw. */
  readonly canvas: PixelSize;
  /** The network's size in the live picture. */
  readonly liveSize: PixelSize;
  /** Text reads the right way round. */
  readonly unmirrored: boolean;
  /** Dreams on over the finished picture; null where nothing is dreamt. */
  readonly dream: ((picture: Pixels, options: Required<KeepDreamOptions>) => Promise<Pixels>) | null;
  readonly signal: AbortSignal;
  readonly onProgress: (share: UnitInterval) => void;
}

/** Paints, dreams and encodes. @throws EngineError 'keep-failed', or AbortError. */
export async function keepPicture(painter: Painter, request: KeepRequest): Promise<KeptPixels> {
  const {source, dream, signal, onProgress} = request;
  const isPainted = request.paint.style !== null && request.paint.strength > 0;
  const paintingShare = dream === null ? 1 : isPainted ? DREAMT_PAINTING_SHARE : 0;
  const painted = await paintPicture(painter, {
    ...request,
    onProgress: (share) => {
      onProgress(paintingShare * share);
    },
  });
  const picture = await dream?.(painted, {
    signal,
    onProgress: (share) => {
      onProgress(paintingShare + (0.95 - paintingShare) * share);
    },
  });
  signal.throwIfAborted();
  const flip = request.unmirrored && source.orientation.mirrored;
  const finished = picture ?? painted;
  return encode(flip ? mirrorPixels(finished) : finished);
}

/** The finished picture at full size, or the camera's picture where nothing is painted. */
async function paintPicture(painter: Painter, request: KeepRequest): Promise<Pixels> {
  const {source, paint, weights, hand = null, strokes = null, liveSize, signal, onProgress} = request;
  const camera = readFrame(source, fullSize(source, request.canvas));
  onProgress(0.05);
  if (paint.style === null || paint.strength === 0) return camera;
  // The same strokes as on the screen: the pattern that they follow is mirrored with the picture.
  const how = {isMirrored: source.orientation.mirrored};
  const live = await painter.paintStill(readFrame(source, liveSize), weights, how);
  signal.throwIfAborted();
  onProgress(0.2);
  const painted = await painter.paintStill(readFrame(source, sizeAtMost(camera, STROKES_SHORT_SIDE)), weights, how);
  signal.throwIfAborted();
  onProgress(0.4);
  return finishPicture({camera, painted, live}, paint, {
    hand,
    strokes,
    signal,
    onProgress: (share) => {
      onProgress(0.4 + 0.55 * share);
    },
  });
}

/** The part of the upright frame that the canvas shows, at the frame's own resolution. */
export function fullSize({frame, orientation}: SourceFrame, canvas: PixelSize): PixelSize {
  const upright = uprightSize(frameSize(frame), orientation);
  const scale = Math.min(upright.width / canvas.width, upright.height / canvas.height);
  const limit = MAX_LONG_SIDE / Math.max(canvas.width, canvas.height);
  const side = (pixels: number): number => Math.max(1, Math.round(pixels * Math.min(scale, limit)));
  return {width: side(canvas.width), height: side(canvas.height)};
}

/** The frame upright, cropped as the canvas shows it, at any size. */
export function readFrame({frame, orientation}: SourceFrame, size: PixelSize): Pixels {
  return new FrameCanvas(true).readPixels(frame, coverGeometry(frameSize(frame), orientation, size));
}

async function encode({data, width, height}: Pixels): Promise<KeptPixels> {
  try {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
    return {png: await canvas.convertToBlob({type: 'image/png'}), width, height};
  } catch (cause) {
    throw new EngineError('keep-failed', `a picture of ${width}x${height} could not be encoded`, {cause});
  }
}
