/** Gradient ascent on a picture's code, looked at from a place drawn by lot for each step. */
import type {RgbPicture} from '../picture/picture.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {Adam} from './adam.ts';
import type {PictureCode} from './picture-code.ts';
import {seenFrom, seenFromAdjoint, type Viewpoint} from './seen-from.ts';

/** The gradient of what is climbed at a picture, [height, width, 3]. */
export type GradientAt = (seen: RgbPicture, viewpoint: Viewpoint) => Promise<Float32Array>;

/** What a climb needs beside the code. */
export interface CodeClimbParts {
  /** About how far each number goes in a step. */
  readonly rate: number;
  readonly random: SeededRandom;
  /** From where a step sees the picture. */
  readonly viewpoint: (random: SeededRandom, step: number) => Viewpoint;
  /** What share of the rate each number goes in a step; all of it if left out. */
  readonly pace?: (step: number) => (index: number) => number;
  /** Standard deviation of the grain that is added to what is seen; none if left out. */
  readonly grain?: number;
}

/** Climbs with one code. */
export class CodeClimb {
  readonly #code: PictureCode;
  readonly #parts: CodeClimbParts;
  readonly #adam: Adam;
  #picture: RgbPicture;
  #steps = 0;

  constructor(code: PictureCode, parts: CodeClimbParts) {
    this.#code = code;
    this.#parts = parts;
    this.#adam = new Adam(code.numbers.length, parts.rate);
    this.#picture = code.picture();
  }

  /** The picture so far. */
  get picture(): RgbPicture {
    return this.#picture;
  }

  /** Takes one step; returns the gradient at the picture as it was before, [height, width, 3]. */
  async step(gradientAt: GradientAt): Promise<Float32Array> {
    const {random, viewpoint: draw, pace, grain = 0} = this.#parts;
    const picture = this.#picture;
    const step = this.#steps++;
    const viewpoint = draw(random, step);
    const seen = seenFrom(picture, viewpoint);
    if (grain > 0) addGrain(seen.values, grain, random);
    const gradient = seenFromAdjoint(picture, await gradientAt(seen, viewpoint), viewpoint);
    this.#adam.climb(this.#code.numbers, this.#code.pullBack(picture, gradient), pace?.(step));
    this.#picture = this.#code.picture();
    return gradient;
  }
}

function addGrain(values: Float32Array, deviation: number, random: SeededRandom): void {
  for (let index = 0; index < values.length; index++) {
    values[index] = (values[index] ?? 0) + deviation * random.normal();
  }
}
