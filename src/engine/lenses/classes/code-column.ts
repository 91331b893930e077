/** Ascent on a code of the picture instead of its pixels. */
import {CodeClimb, type CodeClimbParts, type GradientAt} from '../../ascent/code-climb.ts';
import type {PictureCode, WaveCode} from '../../ascent/picture-code.ts';
import {drawCut, drawViewpoint} from '../../ascent/seen-from.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {SeededRandom} from '../../shared/seeded-random.ts';
import type {Column} from './column.ts';
import {blurredStrength} from './where-it-mattered.ts';

/** Olah et al. 2017: the step of Adam is lucid's, for long waves and at the beginning. */
const FOURIER_RATE = 0.05;

/** Phases turn by about so much in a step, in radians: those of long waves, at the beginning. */
const PHASE_RATE = 0.3;

/**
 * Waves that fit into the picture more often than this move less: their slopes are mostly noise,
 * and Adam would make as much of them as of those of forms.
 */
const MOST_LONG_WAVES = 4;

/**
 * By what power of how often they fit: as waves in photographs are lower, the finer they are; less
 * where they have their height from photographs already and only turn.
 */
const RISING_LESS = 1;
const TURNING_LESS = 0.5;

/** What is left of the rate at the end: waves come to rest. */
const LAST_PACE = 0.05;

/**
 * Fel et al. 2023: cuts shrink, with grain over them. In the mean from the first share of the side
 * to the last, each by lot larger or smaller.
 */
const CUTS = [0.95, 0.75] as const;
const CUT_DEVIATION = 0.1;
const GRAIN = 0.08;

/** How waves are climbed (Olah et al. 2017). @param steps of the whole climb. */
export function fourierClimb(random: SeededRandom, code: WaveCode, steps: number): CodeClimbParts {
  const viewpoint: CodeClimbParts['viewpoint'] = (lot) => drawViewpoint(code.size, lot);
  return {rate: FOURIER_RATE, random, viewpoint, pace: paceOf(code, steps, RISING_LESS)};
}

/** How phases are climbed (Fel et al. 2023). @param steps of the whole climb. */
export function phaseClimb(random: SeededRandom, code: WaveCode, steps: number): CodeClimbParts {
  const [first, last] = CUTS;
  return {
    rate: PHASE_RATE,
    random,
    viewpoint: (lot, step) => {
      const mean = first + (last - first) * Math.min(1, step / steps);
      const share = mean + CUT_DEVIATION * lot.normal();
      return drawCut(code.size, Math.min(1, share), lot);
    },
    pace: paceOf(code, steps, TURNING_LESS),
    grain: GRAIN,
  };
}

/** Long waves first and most; all come to rest. */
function paceOf(code: WaveCode, steps: number, power: number): Required<CodeClimbParts>['pace'] {
  const longness = code.numbers.map((_, index) => Math.min(1, MOST_LONG_WAVES / code.wavesAcross(index)) ** power);
  return (step) => {
    const left = LAST_PACE ** Math.min(1, step / steps);
    return (index) => left * (longness[index] ?? 1);
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
