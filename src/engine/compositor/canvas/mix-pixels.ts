/**
 * The mirror's arithmetic on RGBA bytes: what `three/mirror-layer.ts` computes in a shader. All
 * pictures of a call are of one size.
 */
import type {PixelSize} from '../../../protocol/units.ts';
import {DETAIL_PICTURE_RANGE} from '../../picture/detail-picture.ts';
import {LUMA} from '../../picture/luma.ts';
import {LIGHT_ASIDE, type MirrorLook} from '../mirror-look.ts';

type Bytes = Uint8ClampedArray;

const [RED, GREEN, BLUE] = LUMA;

/** The pictures of the mirror. */
export interface MirrorParts {
  readonly camera: Bytes;
  /** The painting, with the colours that it is to have. */
  readonly art: Bytes;
  /** From `detailPicture`; null where nothing is dreamt. */
  readonly detail: Bytes | null;
  /**
   * What the dreamer saw; its alpha says how far camera and painting give way to it. Null where
   * they do not.
   */
  readonly under: Bytes | null;
}

/**
 * Gives a painting the camera's colours: it keeps its own light.
 *
 * @param share How much of them. @param target May be `painted`.
 */
export function recolour(painted: Bytes, camera: Bytes, share: number, target: Bytes): void {
  for (let at = 0; at < painted.length; at += 4) {
    const [red, green, blue] = [painted[at] ?? 0, painted[at + 1] ?? 0, painted[at + 2] ?? 0];
    const [seenRed, seenGreen, seenBlue] = [camera[at] ?? 0, camera[at + 1] ?? 0, camera[at + 2] ?? 0];
    const light = RED * (red - seenRed) + GREEN * (green - seenGreen) + BLUE * (blue - seenBlue);
    target[at] = red + (clamp(seenRed + light) - red) * share;
    target[at + 1] = green + (clamp(seenGreen + light) - green) * share;
    target[at + 2] = blue + (clamp(seenBlue + light) - blue) * share;
    target[at + 3] = 255;
  }
}

/** Mixes all of it but divider and flash. @param target May be one of the parts. */
export function mixMirror(
  {camera, art, detail, under}: MirrorParts,
  {amount, wipe, dream, aside}: MirrorLook,
  {width, height}: PixelSize,
  target: Bytes,
): void {
  const gain = detail === null ? 0 : dream * DETAIL_PICTURE_RANGE.range;
  const middle = DETAIL_PICTURE_RANGE.offset * 255;
  const dreamt = detail ?? art;
  const seen = under ?? art;
  const yielding = under === null ? 0 : dream / 255;
  // The first column whose middle is on the painted side.
  const divide = Math.max(0, Math.ceil((wipe ?? 0) * width - 0.5));
  const light = LIGHT_ASIDE * aside;
  const awake = 1 - aside;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      let [red, green, blue] = [camera[at] ?? 0, camera[at + 1] ?? 0, camera[at + 2] ?? 0];
      if (x >= divide) {
        const given = (seen[at + 3] ?? 0) * yielding;
        red += ((art[at] ?? 0) - red) * amount;
        green += ((art[at + 1] ?? 0) - green) * amount;
        blue += ((art[at + 2] ?? 0) - blue) * amount;
        red = clamp(red + ((seen[at] ?? 0) - red) * given + ((dreamt[at] ?? 0) - middle) * gain);
        green = clamp(green + ((seen[at + 1] ?? 0) - green) * given + ((dreamt[at + 1] ?? 0) - middle) * gain);
        blue = clamp(blue + ((seen[at + 2] ?? 0) - blue) * given + ((dreamt[at + 2] ?? 0) - middle) * gain);
      }
      const quiet = (RED * red + GREEN * green + BLUE * blue) * light;
      target[at] = red * awake + quiet;
      target[at + 1] = green * awake + quiet;
      target[at + 2] = blue * awake + quiet;
      target[at + 3] = 255;
    }
  }
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
