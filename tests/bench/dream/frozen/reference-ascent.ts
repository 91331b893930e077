/**
 * Plain ascent: how far a dream can go where nothing holds it back. No octaves, no fading, no held
 * light; written after the recipe of the sheets (models/training/ascent.py) and not after the live
 * dream, so that changing the one does not move the other.
 */
import type {Objective, PerceptionNetwork} from '../../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../../src/engine/picture/picture.ts';
import {expand, reduce} from '../../../../src/engine/ascent/pyramid.ts';
import {roll} from '../../../../src/engine/ascent/jitter.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';

/** Mean change by one step, in shares of the whole range: the sheets' rate. */
const RATE = 0.012;
const STEPS = 200;
const JITTER_PX = 8;
const LEVELS = 4;
const SMALLEST_SPLIT = 8;

/** Square root of the covariance of photographs' colours (Olah et al. 2017), [channel][axis]. */
const COLOURS = [
  [0.26, 0.09, 0.02],
  [0.27, 0, -0.05],
  [0.27, -0.09, 0.03],
] as const;

/** The picture after all steps, between 0 and 1. */
export async function ascendPlainly(
  network: PerceptionNetwork,
  objective: Objective,
  start: RgbPicture,
): Promise<RgbPicture> {
  const random = new SeededRandom(1);
  const picture = {...start, values: start.values.slice()};
  const shift = (): number => Math.floor(random.between(-JITTER_PX, JITTER_PX + 1));
  for (let step = 0; step < STEPS; step++) {
    const [x, y] = [shift(), shift()];
    const {gradient} = await network.gradient(roll(picture, {x, y}), objective, 'plain');
    const unrolled = roll({...picture, values: gradient}, {x: -x, y: -y});
    const {values} = level({...picture, values: decorrelate(unrolled.values)}, LEVELS);
    const mean = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
    if (!(mean > 0)) return picture;
    for (let index = 0; index < values.length; index++) {
      const moved = (picture.values[index] ?? 0) + (RATE / mean) * (values[index] ?? 0);
      picture.values[index] = Math.min(1, Math.max(0, moved));
    }
  }
  return picture;
}

/** Every scale divided by its root mean square. */
function level(gradient: RgbPicture, levels: number): RgbPicture {
  if (levels === 0 || Math.min(gradient.width, gradient.height) < SMALLEST_SPLIT) {
    return {...gradient, values: toUnit(gradient.values)};
  }
  const coarse = reduce(gradient);
  const blurred = expand(coarse, gradient.width, gradient.height).values;
  const band = toUnit(gradient.values.map((value, index) => value - (blurred[index] ?? 0)));
  const below = expand(level(coarse, levels - 1), gradient.width, gradient.height).values;
  return {...gradient, values: band.map((value, index) => value + (below[index] ?? 0))};
}

function toUnit(values: Float32Array): Float32Array {
  const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
  return values.map((value) => value / (Math.sqrt(square) + 1e-8));
}

/** Steps in colours that are independent of each other in photographs: C C^T g. */
function decorrelate(values: Float32Array): Float32Array {
  const result = new Float32Array(values.length);
  for (let at = 0; at < values.length; at += 3) {
    for (let axis = 0; axis < 3; axis++) {
      let along = 0;
      for (const [channel, row] of COLOURS.entries()) along += (row[axis] ?? 0) * (values[at + channel] ?? 0);
      for (const [channel, row] of COLOURS.entries()) {
        result[at + channel] = (result[at + channel] ?? 0) + (row[axis] ?? 0) * along;
      }
    }
  }
  return result;
}
