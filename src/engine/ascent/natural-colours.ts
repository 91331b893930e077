/**
 * Colours in which the three numbers of a pixel are independent of each other, as they are not in
 * photographs' red, green and blue (Olah et al. 2017, "Feature visualization", the section on
 * preconditioning).
 */
import type {PixelSize} from '../../protocol/units.ts';
import type {RgbPicture} from '../picture/picture.ts';

/** Three planes of independent numbers of any size, each [height, width]. */
export type ColourPlanes = readonly [Float32Array, Float32Array, Float32Array];

/**
 * Red, green and blue (rows) made of the three planes (columns): the square root of the covariance
 * of ImageNet's colours, from tensorflow/lucid, `color.py`. The first plane is nearly grey.
 */
const COVARIANCE_ROOT = [
  [0.26, 0.09, 0.02],
  [0.27, 0, -0.05],
  [0.27, -0.09, 0.03],
] as const;

/** Lucid's scale: the longest column has the length 1. */
const LONGEST_COLUMN = Math.max(
  ...[0, 1, 2].map((column) => Math.hypot(...COVARIANCE_ROOT.map((row) => row[column] ?? 0))),
);

/** Row by row. */
const TO_RGB: readonly number[] = COVARIANCE_ROOT.flat().map((value) => value / LONGEST_COLUMN);
const FROM_RGB = inverseOf(TO_RGB);

/** Before the logistic curve is turned round: at 0 and 1 it has no inverse. */
const CLOSEST_TO_EDGE = 0.02;

/**
 * The picture of planes: mixed to red, green and blue, and brought into 0..1 by the logistic curve.
 */
export function pictureOfPlanes(planes: ColourPlanes, {width, height}: PixelSize): RgbPicture {
  const values = mix(planes, TO_RGB);
  for (let index = 0; index < values.length; index++) values[index] = 1 / (1 + Math.exp(-(values[index] ?? 0)));
  return {width, height, values};
}

/** A gradient at that picture, [height, width, 3], taken back to the planes. */
export function pictureOfPlanesAdjoint({values}: RgbPicture, gradient: Float32Array): ColourPlanes {
  const slopes = gradient.map((slope, index) => {
    const value = values[index] ?? 0;
    return slope * value * (1 - value);
  });
  return unmix(slopes, transposed(TO_RGB));
}

/** The planes whose picture this is, but for values next to 0 and 1. */
export function planesOfPicture({values}: RgbPicture): ColourPlanes {
  const scores = values.map((value) => {
    const inside = Math.min(1 - CLOSEST_TO_EDGE, Math.max(CLOSEST_TO_EDGE, value));
    return Math.log(inside / (1 - inside));
  });
  return unmix(scores, FROM_RGB);
}

/** Planes to [height, width, 3], by a matrix. */
function mix(planes: ColourPlanes, matrix: readonly number[]): Float32Array {
  const [first, second, third] = planes;
  const [rr = 0, rg = 0, rb = 0, gr = 0, gg = 0, gb = 0, br = 0, bg = 0, bb = 0] = matrix;
  const mixed = new Float32Array(first.length * 3);
  for (let pixel = 0; pixel < first.length; pixel++) {
    const [a, b, c] = [first[pixel] ?? 0, second[pixel] ?? 0, third[pixel] ?? 0];
    mixed[pixel * 3] = rr * a + rg * b + rb * c;
    mixed[pixel * 3 + 1] = gr * a + gg * b + gb * c;
    mixed[pixel * 3 + 2] = br * a + bg * b + bb * c;
  }
  return mixed;
}

/** [height, width, 3] to planes, by a matrix. */
function unmix(values: Float32Array, matrix: readonly number[]): ColourPlanes {
  const plane = (row: number): Float32Array => {
    const [red = 0, green = 0, blue = 0] = matrix.slice(3 * row, 3 * row + 3);
    const made = new Float32Array(values.length / 3);
    for (let pixel = 0; pixel < made.length; pixel++) {
      const at = pixel * 3;
      made[pixel] = red * (values[at] ?? 0) + green * (values[at + 1] ?? 0) + blue * (values[at + 2] ?? 0);
    }
    return made;
  };
  return [plane(0), plane(1), plane(2)];
}

function transposed(matrix: readonly number[]): readonly number[] {
  return matrix.map((_, index) => matrix[3 * (index % 3) + Math.floor(index / 3)] ?? 0);
}

/** Of three by three numbers, by Cramer's rule. */
function inverseOf(matrix: readonly number[]): readonly number[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = matrix;
  const cofactors = [
    ...[e * i - f * h, c * h - b * i, b * f - c * e],
    ...[f * g - d * i, a * i - c * g, c * d - a * f],
    ...[d * h - e * g, b * g - a * h, a * e - b * d],
  ];
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return cofactors.map((value) => value / determinant);
}
