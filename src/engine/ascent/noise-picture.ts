/** Where a picture begins that is to be made of nothing. */
import type {PixelSize} from '../../protocol/units.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {GREY} from './regularisers.ts';

/**
 * Standard deviation of the values: the network is to see nothing in particular, and a flat picture
 * leaves many units without a slope.
 */
const DEVIATION = 0.06;

/** Normal noise about a middle grey. */
export function noisePicture({width, height}: PixelSize, random: SeededRandom): RgbPicture {
  const values = Float32Array.from({length: width * height * 3}, () => GREY + DEVIATION * random.normal());
  return {width, height, values};
}
