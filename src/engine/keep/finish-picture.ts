/**
 * The last step of a kept picture: the painting enlarged to the camera's size with the camera's
 * detail, and the visitor's look.
 *
 * Strokes have a size in pixels, so a face painted at full resolution has strokes far finer than
 * the visitor saw. Here they keep their size: the painting is enlarged, and sharpened with what the
 * camera sees beyond it wherever the painting follows the camera (guidance.ts).
 */
import type {PaintOptions} from '../../protocol/paint.ts';
import type {Milliseconds, PixelSize, UnitInterval} from '../../protocol/units.ts';
import type {LaidStrokes} from '../brush/lay-paint.ts';
import type {MixedHand} from '../network/hand.ts';
import {LUMA} from '../picture/luma.ts';
import type {Pixels} from '../picture/picture.ts';
import {brushRows} from './brushed-rows.ts';
import {slopesOver} from './guidance.ts';
import {reduceTo, sampleBilinear, type FloatPicture} from '../picture/resample.ts';
import {RowEnlarger} from './row-enlarger.ts';

/** Lines at which the kept picture is the live one: its large shapes and its mood. */
const MOOD_SHORT_SIDE = 64;

/** Time between two pauses. A thread that is silent for long is taken for dead. */
const WORK_MS: Milliseconds = 40;

/** Three colours, the slope of each, and the light that they were painted over. */
const CHANNELS = 7;

/** What a kept picture is made of. */
export interface PictureParts {
  /** At full resolution. */
  readonly camera: Pixels;
  /** Painted for this picture, at most as large. */
  readonly painted: Pixels;
  /** Painted at the size the visitor saw. */
  readonly live: Pixels;
}

/** What may be left out. */
export interface FinishOptions {
  /** The painter's hand; without it the painting is enlarged as it is. */
  readonly hand?: MixedHand | null;
  /** The strokes that the visitor saw; without them new ones are found. */
  readonly strokes?: LaidStrokes | null;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: UnitInterval) => void;
}

/**
 * Blends the parts in the visitor's look. The divider is left out: a kept picture is the whole
 * painting.
 */
export async function finishPicture(
  {camera, painted, live}: PictureParts,
  paint: PaintOptions,
  {hand = null, strokes: seenStrokes = null, signal, onProgress}: FinishOptions = {},
): Promise<Pixels> {
  const {width, height} = camera;
  let pausedAt = performance.now();
  const breathe = async (share: UnitInterval): Promise<void> => {
    if (performance.now() - pausedAt < WORK_MS) return;
    onProgress?.(share);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    pausedAt = performance.now();
  };
  const small = withMoodOf(live, painted);
  await breathe(0);
  const seen = reduceTo(camera, painted);
  await breathe(0);
  const light = lightOf(seen);
  const slopes = slopesOver(small, light);
  await breathe(0);
  const rows = new RowEnlarger({...interleave(small, slopes, light), channels: CHANNELS}, camera);
  const data = new Uint8ClampedArray(width * height * 4);
  const brush = paint.brush ?? 1;
  const brushed =
    hand === null || brush === 0
      ? null
      : await brushRows({painted: small, seen, hand, brush, strokes: seenStrokes, breathe}, camera);
  // Plain loops without allocations: this runs over two million pixels while the visitor waits.
  const doneShare = brushed?.doneShare ?? 0;
  for (let y = 0; y < height; y++) {
    await breathe(doneShare + ((1 - doneShare) * y) / height);
    const row = rows.row(y);
    const strokes = brushed?.row(y);
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const from = x * CHANNELS;
      const cameraRed = camera.data[at] ?? 0;
      const cameraGreen = camera.data[at + 1] ?? 0;
      const cameraBlue = camera.data[at + 2] ?? 0;
      const cameraLight = luma(cameraRed, cameraGreen, cameraBlue);
      // Over brush strokes the camera's detail is wanted at eyes and mouths alone.
      const detail = (cameraLight - (row[from + 6] ?? 0)) * (strokes?.fine[x] ?? 1);
      const red = clampByte((strokes?.colours[x * 3] ?? row[from] ?? 0) + (row[from + 3] ?? 0) * detail);
      const green = clampByte((strokes?.colours[x * 3 + 1] ?? row[from + 1] ?? 0) + (row[from + 4] ?? 0) * detail);
      const blue = clampByte((strokes?.colours[x * 3 + 2] ?? row[from + 2] ?? 0) + (row[from + 5] ?? 0) * detail);
      const lift = luma(red, green, blue) - cameraLight;
      data[at] = mix(cameraRed, paint.keepColours ? clampByte(cameraRed + lift) : red, paint.strength);
      data[at + 1] = mix(cameraGreen, paint.keepColours ? clampByte(cameraGreen + lift) : green, paint.strength);
      data[at + 2] = mix(cameraBlue, paint.keepColours ? clampByte(cameraBlue + lift) : blue, paint.strength);
      data[at + 3] = 255;
    }
  }
  return {data, width, height};
}

/** The painting, seen from afar like the live one: the network's size changes moods a little. */
function withMoodOf(live: Pixels, painted: Pixels): FloatPicture {
  const {width, height} = painted;
  const far = sizeAtMost(painted, MOOD_SHORT_SIDE);
  const missing = subtract(reduceTo(live, far), reduceTo(painted, far));
  const data = new Float32Array(width * height * 3);
  for (let index = 0; index < data.length; index++) {
    const pixel = Math.floor(index / 3);
    const [u, v] = [((pixel % width) + 0.5) / width, (Math.floor(pixel / width) + 0.5) / height];
    const channel = index % 3;
    data[index] = (painted.data[pixel * 4 + channel] ?? 0) + sampleBilinear(missing, u, v, channel);
  }
  return {data, width, height};
}

/** A size of the same shape with a short side of at most so many pixels. */
export function sizeAtMost({width, height}: PixelSize, shortSide: number): PixelSize {
  const scale = Math.min(1, shortSide / Math.min(width, height));
  return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))};
}

function lightOf({data}: FloatPicture): Float32Array {
  return Float32Array.from({length: data.length / 3}, (_, pixel) =>
    luma(data[pixel * 3] ?? 0, data[pixel * 3 + 1] ?? 0, data[pixel * 3 + 2] ?? 0),
  );
}

function interleave({data, width, height}: FloatPicture, slopes: Float32Array, light: Float32Array): FloatPicture {
  const planes = new Float32Array(width * height * CHANNELS);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      planes[pixel * CHANNELS + channel] = data[pixel * 3 + channel] ?? 0;
      planes[pixel * CHANNELS + 3 + channel] = slopes[pixel * 3 + channel] ?? 0;
    }
    planes[pixel * CHANNELS + 6] = light[pixel] ?? 0;
  }
  return {data: planes, width, height};
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function luma(red: number, green: number, blue: number): number {
  return LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue;
}

/** @param a Of the same size as `b`. */
function subtract(a: FloatPicture, b: FloatPicture): FloatPicture {
  return {...a, data: a.data.map((value, index) => value - (b.data[index] ?? 0))};
}

function clampByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
