/**
 * The detail: what the dream adds to the camera, the one thing carried from frame to frame.
 *
 * It is moved along with the picture, fades, is limited, and has no mean: the picture it is added
 * to is as light as the camera's.
 */
import type {RgbPicture} from '../picture/picture.ts';
import type {PixelSize, UnitInterval} from '../../protocol/units.ts';
import {isStill, moveAlong, type MotionField} from './motion-field.ts';
import {addWithinRoom} from '../picture/headroom.ts';
import {resize} from '../picture/resize.ts';
import {DETAIL_LIMIT} from '../picture/detail-picture.ts';
import {steer, type InterestMap} from './interest.ts';

/**
 * Below this share the mean cannot be held through the strength: nothing of the dream is seen there
 * anyway.
 */
const LEAST_STRENGTH: UnitInterval = 0.05;

/**
 * How much is taken away from the detail for each bit of excess that is seen through the strength.
 */
export function meanHold(strength: UnitInterval): number {
  return 1 / Math.max(strength, LEAST_STRENGTH);
}

/** The dream without its camera, [height, width, 3]. */
export class Detail {
  #picture: RgbPicture;

  constructor({width, height}: PixelSize) {
    this.#picture = {width, height, values: new Float32Array(width * height * 3)};
  }

  /** The values now. They change: copy what must last. */
  get picture(): RgbPicture {
    return this.#picture;
  }

  /** Largest change of any value, 0..DETAIL_LIMIT. */
  get peak(): number {
    let peak = 0;
    for (const value of this.#picture.values) peak = Math.max(peak, Math.abs(value));
    return peak;
  }

  move(field: MotionField): void {
    if (!isStill(field)) this.#picture = moveAlong(this.#picture, field);
  }

  /** Leaves this share over. */
  decay(memory: UnitInterval): void {
    const {values} = this.#picture;
    for (let index = 0; index < values.length; index++) values[index] = (values[index] ?? 0) * memory;
  }

  /**
   * Adds a step of any size, times `gain`, and limits the sum.
   *
   * @param interest where the step counts for more; the same everywhere without one.
   */
  add(step: RgbPicture, gain: number, interest: InterestMap | null = null): void {
    const {values} = this.#picture;
    const resized = resize(step, this.#picture);
    const added = interest === null ? resized.values : steer(resized, interest);
    for (let index = 0; index < values.length; index++) {
      values[index] = limit((values[index] ?? 0) + gain * (added[index] ?? 0), -DETAIL_LIMIT, DETAIL_LIMIT);
    }
  }

  /**
   * Takes away, channel by channel, what makes the picture lighter than the camera's, or darker:
   * also what the want of room above white did.
   */
  holdMean(camera: RgbPicture, strength: UnitInterval): void {
    const {values} = this.#picture;
    const excess = meanExcess(camera.values, values, strength);
    const factor = meanHold(strength);
    for (let index = 0; index < values.length; index++) {
      const held = (values[index] ?? 0) - factor * (excess[index % 3] ?? 0);
      values[index] = limit(held, -DETAIL_LIMIT, DETAIL_LIMIT);
    }
  }

  /** The picture with this share of the dream in it. */
  over(camera: RgbPicture, strength: UnitInterval): RgbPicture {
    return overCamera(this.#picture, camera, strength);
  }

  /** The same dream at another size. */
  resizeTo(size: PixelSize): void {
    const {width, height, values} = resize(this.#picture, size);
    this.#picture = {width, height, values};
  }
}

/** A picture with this share of a detail of its size in it. */
export function overCamera(detail: RgbPicture, camera: RgbPicture, strength: UnitInterval): RgbPicture {
  const {width, height} = camera;
  const values = new Float32Array(detail.values.length);
  for (let index = 0; index < values.length; index++) {
    values[index] = addWithinRoom(camera.values[index] ?? 0, strength * (detail.values[index] ?? 0));
  }
  return {width, height, values};
}

function meanExcess(camera: Float32Array, detail: Float32Array, strength: UnitInterval): readonly number[] {
  const sums = [0, 0, 0];
  for (let index = 0; index < detail.length; index++) {
    const before = camera[index] ?? 0;
    const after = addWithinRoom(before, strength * (detail[index] ?? 0));
    const channel = index % 3;
    sums[channel] = (sums[channel] ?? 0) + after - before;
  }
  return sums.map((sum) => sum / (detail.length / 3));
}

function limit(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
