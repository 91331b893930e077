/**
 * A picture given by other numbers than its pixels: what is climbed decides where a climb leads.
 */
import type {PixelSize} from '../../protocol/units.ts';
import type {RgbPicture} from '../picture/picture.ts';

/** Numbers that stand for a picture. */
export interface PictureCode {
  /** What an optimiser changes, in place. */
  readonly numbers: Float32Array;
  /** The picture that they stand for now. */
  picture(): RgbPicture;
  /** A gradient at `picture()`, [height, width, 3], taken back to the numbers. */
  pullBack(picture: RgbPicture, gradient: Float32Array): Float32Array;
}

/** A picture given by the waves that it is made of. */
export interface WaveCode extends PictureCode {
  readonly size: PixelSize;
  /** How often the wave of a number fits into the picture's longer side. */
  wavesAcross(index: number): number;
}
