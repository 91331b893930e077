/**
 * A picture along the direction in which a fast gradient sign attack leaves it (Goodfellow et al.
 * 2014, section 4).
 */
import type {RgbPicture} from '../../picture/picture.ts';

/** How the score changes with the picture: where the attack goes is against it. */
export interface AttackLine {
  readonly picture: RgbPicture;
  readonly gradient: Float32Array;
}

/**
 * The picture with every value moved by `step` against its gradient's sign, kept in 0..1; a
 * negative step goes the other way.
 */
export function pictureAlong({picture, gradient}: AttackLine, step: number): RgbPicture {
  const values = picture.values.map((value, index) => moved(value, gradient[index] ?? 0, step));
  return {...picture, values};
}

/**
 * What the score would change by if the network were linear: the gradient times the change, what is
 * kept in 0..1 included.
 */
export function linearChange(line: AttackLine, step: number): number {
  const {values} = line.picture;
  let change = 0;
  for (let index = 0; index < values.length; index++) {
    const [value, slope] = [values[index] ?? 0, line.gradient[index] ?? 0];
    change += slope * (moved(value, slope, step) - value);
  }
  return change;
}

function moved(value: number, slope: number, step: number): number {
  return Math.min(1, Math.max(0, value - step * Math.sign(slope)));
}
