/**
 * Which size the network paints at, and the tiles. Few fixed sizes: GPU memory pools keep a buffer
 * for each.
 */
import type {PixelSize} from '../../protocol/units.ts';

/** Sides are multiples of this, so that the network never pads. */
const STEP = 8;

/** A panorama wider than this is painted as if it were this wide, and stretched by a hair. */
const MAX_ASPECT = 3;

/** Live tiles are 4:3. */
export const TILE_SIZE: PixelSize = {width: 128, height: 96};

/**
 * The network's input for a canvas: `shortSide` pixels on the shorter side, the longer one in
 * proportion.
 */
export function networkSize(shortSide: number, canvas: PixelSize): PixelSize {
  const aspect = Math.min(MAX_ASPECT, Math.max(canvas.width, canvas.height) / Math.min(canvas.width, canvas.height));
  const short = toStep(shortSide);
  const long = toStep(shortSide * aspect);
  return canvas.width >= canvas.height ? {width: long, height: short} : {width: short, height: long};
}

/** The camera's own picture: as large as it is shown, but no larger than the source's crop. */
export function cameraPictureSize(canvas: PixelSize, source: PixelSize): PixelSize {
  const enlargement = Math.max(canvas.width / source.width, canvas.height / source.height);
  const scale = enlargement > 1 ? 1 / enlargement : 1;
  return {width: toStep(canvas.width * scale), height: toStep(canvas.height * scale)};
}

function toStep(pixels: number): number {
  return Math.max(STEP, Math.round(pixels / STEP) * STEP);
}
