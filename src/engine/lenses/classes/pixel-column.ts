/**
 * Ascent on the pixels themselves; what is done to them after each step is the whole difference.
 */
import {normalise} from '../../ascent/ascent-step.ts';
import type {GradientAt} from '../../ascent/code-climb.ts';
import {blur, clipSmallContributions, clipSmallNorms, decay} from '../../ascent/regularisers.ts';
import type {Viewpoint} from '../../ascent/seen-from.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {Column} from './column.ts';

/** How far a pixel goes in a step, on average. */
const RATE = 0.012;

/** Share of the way to grey in each step of the plain climb: the penalty on the picture's norm. */
const PLAIN_DECAY = 0.01;

/** Of the Gaussian, in pixels: Yosinski et al. 2015, the third row of table 1. */
const BLUR_DEVIATION = 1;

/** As it stands before the mirror: neither moved nor turned. */
const STRAIGHT: Viewpoint = {a: 1, b: 0, c: 0, d: 0, e: 1, f: 0};

/** The four regularisers of Yosinski et al. 2015. */
export interface Regularisers {
  /** Share of the way to grey in each step. */
  readonly decay: number;
  /** Blurred after so many steps each; never with 0. */
  readonly blurEvery: number;
  /** Pixels that become grey in each step, in percent: of small norm, and of small contribution. */
  readonly smallNorm: number;
  readonly smallContribution: number;
}

/** Changes a picture in place after a step, the first being 1. The gradient is that of the step. */
export type AfterStep = (picture: RgbPicture, gradient: Float32Array, step: number) => void;

/** Simonyan, Vedaldi & Zisserman 2014: S(x) - lambda |x|^2. */
export const keepSmall: AfterStep = ({values}) => {
  decay(values, PLAIN_DECAY);
};

/** Yosinski et al. 2015. */
export function regularise(chosen: Regularisers): AfterStep {
  return (picture, gradient, step) => {
    const {values} = picture;
    decay(values, chosen.decay);
    if (chosen.blurEvery > 0 && step % chosen.blurEvery === 0) blur(picture, BLUR_DEVIATION);
    if (chosen.smallNorm > 0) clipSmallNorms(values, chosen.smallNorm / 100);
    if (chosen.smallContribution > 0) clipSmallContributions(values, gradient, chosen.smallContribution / 100);
  };
}

/** Climbs with pixels. */
export class PixelColumn implements Column {
  readonly #picture: RgbPicture;
  readonly #afterStep: AfterStep;
  #steps = 0;

  constructor(start: RgbPicture, afterStep: AfterStep) {
    this.#picture = {...start, values: start.values.slice()};
    this.#afterStep = afterStep;
  }

  picture(): RgbPicture {
    return this.#picture;
  }

  async step(gradientAt: GradientAt): Promise<void> {
    const {values} = this.#picture;
    const gradient = (await gradientAt(this.#picture, STRAIGHT)).slice();
    normalise(gradient);
    for (let index = 0; index < values.length; index++) {
      values[index] = (values[index] ?? 0) + RATE * (gradient[index] ?? 0);
    }
    this.#afterStep(this.#picture, gradient, ++this.#steps);
    for (let index = 0; index < values.length; index++) values[index] = Math.min(1, Math.max(0, values[index] ?? 0));
  }

  mask(): null {
    return null;
  }
}
