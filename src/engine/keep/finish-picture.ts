/**
 * The last step of a kept picture: the live painting's composition with the large painting's detail, and the visitor's look.
 *
 * Strokes have a size in pixels, so a picture painted again at full resolution has finer, other strokes than the one the visitor
 * saw. Adding to it what it lacks of the live painting, a smooth difference, keeps what was seen and adds only detail:
 * reduced to the live size, the kept picture IS the live painting.
 */
import type {Look} from '../../protocol/look.ts';
import type {Pixels} from '../style/painter.ts';
import {reduceTo, sampleBilinear, type FloatPicture} from './resample.ts';

/** The same luma as the compositor's shader (src/engine/compositor/mirror-layer.ts). */
const LUMA_RED = 0.299;
const LUMA_GREEN = 0.587;
const LUMA_BLUE = 0.114;

/** What a kept picture is made of. `camera` and `painted` have one size, `live` is smaller. */
export interface PictureParts {
  readonly camera: Pixels;
  /** Painted at full resolution. */
  readonly painted: Pixels;
  /** Painted at the size the visitor saw. */
  readonly live: Pixels;
}

/** Blends the parts in the visitor's look. The divider is left out: a kept picture is the whole painting. */
export function finishPicture({camera, painted, live}: PictureParts, look: Look): Pixels {
  const missing = subtract(live, reduceTo(painted, live));
  const {width, height} = painted;
  const data = new Uint8ClampedArray(width * height * 4);
  // Plain loops without allocations: this runs over two million pixels while the visitor waits.
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const u = (x + 0.5) / width;
      const v = (y + 0.5) / height;
      const red = clampByte((painted.data[at] ?? 0) + sampleBilinear(missing, u, v, 0));
      const green = clampByte((painted.data[at + 1] ?? 0) + sampleBilinear(missing, u, v, 1));
      const blue = clampByte((painted.data[at + 2] ?? 0) + sampleBilinear(missing, u, v, 2));
      const cameraRed = camera.data[at] ?? 0;
      const cameraGreen = camera.data[at + 1] ?? 0;
      const cameraBlue = camera.data[at + 2] ?? 0;
      const lift = luma(red, green, blue) - luma(cameraRed, cameraGreen, cameraBlue);
      data[at] = mix(cameraRed, look.keepColours ? clampByte(cameraRed + lift) : red, look.strength);
      data[at + 1] = mix(cameraGreen, look.keepColours ? clampByte(cameraGreen + lift) : green, look.strength);
      data[at + 2] = mix(cameraBlue, look.keepColours ? clampByte(cameraBlue + lift) : blue, look.strength);
      data[at + 3] = 255;
    }
  }
  return {data, width, height};
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function luma(red: number, green: number, blue: number): number {
  return LUMA_RED * red + LUMA_GREEN * green + LUMA_BLUE * blue;
}

function subtract(a: Pixels, b: FloatPicture): FloatPicture {
  const data = new Float32Array(b.data.length);
  for (let pixel = 0; pixel < a.width * a.height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      data[pixel * 3 + channel] = (a.data[pixel * 4 + channel] ?? 0) - (b.data[pixel * 3 + channel] ?? 0);
    }
  }
  return {data, width: b.width, height: b.height};
}

function clampByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
