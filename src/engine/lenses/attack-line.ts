/** A picture along the direction in which a fast gradient sign attack leaves it (Goodfellow et al. 2014, section 4). */
import type {RgbPicture} from '../../protocol/perception.ts';

/** How the score changes with the picture: where the attack goes is against it. */
export interface AttackLine {
  readonly picture: RgbPicture;
  readonly gradient: Float32Array;
}

/** The picture with every value moved by `step` against its gradient's sign, kept in 0..1; a negative step goes the other way. */
export function pictureAlong({picture, gradient}: AttackLine, step: number): RgbPicture {
  const values = picture.values.map((value, index) =>
    Math.min(1, Math.max(0, value - step * Math.sign(gradient[index] ?? 0))),
  );
  return {...picture, values};
}

/** What the score would change by if the network were linear: the gradient times the change, what is kept in 0..1 included. */
export function linearChange(line: AttackLine, step: number): number {
  const {values} = pictureAlong(line, step);
  let change = 0;
  for (const [index, value] of values.entries()) {
    change += (line.gradient[index] ?? 0) * (value - (line.picture.values[index] ?? 0));
  }
  return change;
}
