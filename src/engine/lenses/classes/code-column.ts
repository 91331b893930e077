/** Ascent on a code of the picture instead of its pixels. */
import {CodeClimb, type CodeClimbParts, type GradientAt} from '../../ascent/code-climb.ts';
import type {PictureCode} from '../../ascent/picture-code.ts';
import {drawCut, drawViewpoint} from '../../ascent/seen-from.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {SeededRandom} from '../../shared/seeded-random.ts';
import type {Column} from './column.ts';
import {blurredStrength} from './where-it-mattered.ts';

/** Olah et al. 2017: the step of Adam is lucid's. */
const FOURIER_RATE = 0.05;

/** Phases turn by about so much in a step, in radians. */
const PHASE_RATE = 0.3;

/**
 * Fel et al. 2023: cuts shrink from the first share of the side to the last, with grain over them.
 */
const CUTS = [0.95, 0.65] as const;
const GRAIN = 0.08;

/** How waves are climbed (Olah et al. 2017). */
export function fourierClimb(random: SeededRandom, size: PixelSize): CodeClimbParts {
  return {rate: FOURIER_RATE, random, viewpoint: (lot) => drawViewpoint(size, lot)};
}

/** How phases are climbed (Fel et al. 2023). @param steps of the whole climb. */
export function phaseClimb(random: SeededRandom, size: PixelSize, steps: number): CodeClimbParts {
  const [first, last] = CUTS;
  return {
    rate: PHASE_RATE,
    random,
    viewpoint: (lot, step) => drawCut(size, first + (last - first) * Math.min(1, step / steps), lot),
    grain: GRAIN,
  };
}

/** Climbs with a code. */
export class CodeColumn implements Column {
  readonly #climb: CodeClimb;
  /** The gradients' sizes at each pixel, added up; null where nobody asks for them. */
  readonly #strengths: Float32Array | null;

  constructor(code: PictureCode, parts: CodeClimbParts, {isMasked}: {readonly isMasked: boolean}) {
    this.#climb = new CodeClimb(code, parts);
    this.#strengths = isMasked ? new Float32Array(this.picture().values.length / 3) : null;
  }

  picture(): RgbPicture {
    return this.#climb.picture;
  }

  async step(gradientAt: GradientAt): Promise<void> {
    const gradient = await this.#climb.step(gradientAt);
    const strengths = this.#strengths;
    if (strengths === null) return;
    for (const [index, slope] of gradient.entries()) {
      const pixel = Math.floor(index / 3);
      strengths[pixel] = (strengths[pixel] ?? 0) + Math.abs(slope);
    }
  }

  mask(): Float32Array | null {
    return this.#strengths && blurredStrength(this.picture(), this.#strengths);
  }
}
