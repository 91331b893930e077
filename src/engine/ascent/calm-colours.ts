/**
 * Less rainbow: a gradient's colours are drawn towards its light.
 *
 * In photographs the three channels rise and fall together; a gradient treats them as independent
 * and so makes every edge a rainbow. Lucid decorrelates with the full covariance of ImageNet's
 * colours (Olah et al. 2017), whose first axis is nearly grey and carries most of the variance:
 * damping what is not grey does nearly the same for one multiplication. Half of it stays, for a
 * dream may be colourful.
 */

/** Share of its colour that a gradient keeps. */
export const COLOURFULNESS = 0.5;

/** Damps the colours of [height, width, 3] values in place. */
export function calmColours(values: Float32Array): void {
  for (let index = 0; index + 2 < values.length; index += 3) {
    const [red = 0, green = 0, blue = 0] = [values[index], values[index + 1], values[index + 2]];
    const grey = (red + green + blue) / 3;
    values[index] = grey + COLOURFULNESS * (red - grey);
    values[index + 1] = grey + COLOURFULNESS * (green - grey);
    values[index + 2] = grey + COLOURFULNESS * (blue - grey);
  }
}
