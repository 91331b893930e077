/**
 * Octaves: the fixed sizes a dream is worked through, coarse to fine (Mordvintsev et al. 2015).
 *
 * A network sees patterns of one size; shown the picture small it dreams large things, shown it
 * large it dreams fine ones. Sides are multiples of what the network needs, so the picture's
 * proportions are only approximated: the small stretch is undone when the step is enlarged again.
 */
import type {PixelSize} from '../../protocol/units.ts';

/** How much larger each octave is than the one before. */
const OCTAVE_SCALE = 1.4;

/**
 * More than four octaves below 540 lines would end in thumbnails in which a network sees nothing.
 */
const MAX_OCTAVES = 4;

/**
 * The size nearest to a frame's proportions with about this short side; both sides multiples of
 * `multipleOf`.
 */
export function dreamSize(frame: PixelSize, shortSide: number, multipleOf: number): PixelSize {
  const scale = shortSide / Math.min(frame.width, frame.height);
  return {
    width: nearestMultiple(frame.width * scale, multipleOf),
    height: nearestMultiple(frame.height * scale, multipleOf),
  };
}

/** The octaves that end in `finest`, smallest first. No size appears twice. */
export function octaveSizes(finest: PixelSize, multipleOf: number): readonly PixelSize[] {
  const sizes: PixelSize[] = [finest];
  for (let octave = 1; octave < MAX_OCTAVES; octave++) {
    const size = dreamSize(finest, Math.min(finest.width, finest.height) / OCTAVE_SCALE ** octave, multipleOf);
    const [last] = sizes;
    if (last === undefined || Math.min(size.width, size.height) >= Math.min(last.width, last.height)) continue;
    // Two multiples are the least in which a network's deepest layers have neighbours; a tiny frame
    // has but itself.
    if (Math.min(size.width, size.height) < 2 * multipleOf) break;
    sizes.unshift(size);
  }
  return sizes;
}

function nearestMultiple(length: number, multipleOf: number): number {
  return Math.max(1, Math.round(length / multipleOf)) * multipleOf;
}
