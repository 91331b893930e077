/** Where a picture begins that is to be made of nothing. */
import type {PixelSize} from '../../protocol/units.ts';
import type {RgbPicture} from '../picture/picture.ts';
import {SeededRandom} from '../shared/seeded-random.ts';

/** How far a value may be from grey: the network is to see nothing in particular. */
const REACH = 0.1;

/** Even noise about a middle grey, the same for the same seed. */
export function noisePicture({width, height}: PixelSize, seed: number): RgbPicture {
  const random = new SeededRandom(seed);
  const values = Float32Array.from({length: width * height * 3}, () => 0.5 + random.between(-REACH, REACH));
  return {width, height, values};
}
