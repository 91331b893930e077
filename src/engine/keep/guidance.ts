/**
 * How far a painting follows its camera picture, place by place: the linear model of the guided
 * filter (He, Sun and Tang 2010, "Guided Image Filtering", eq. 5). Where it follows, the camera's
 * detail belongs to the painting; where it does not, as on a stroke, it does not.
 */
import type {FloatPicture} from '../picture/resample.ts';

/** The model is fitted to squares of 2 * RADIUS + 1 pixels. */
const RADIUS = 2;

/**
 * A camera picture that varies less than this, of 255, says nothing: its noise is not to be
 * painted.
 */
const LEAST_DEVIATION = 8;

/**
 * The slope of the painting over the camera's light.
 *
 * @param light Of the camera picture, [height, width], 0..255.
 * @returns For each colour of each pixel how much it changes with the light, [height, width, 3].
 */
export function slopesOver(painted: FloatPicture, light: Float32Array): Float32Array {
  const {width, height, data} = painted;
  const mean = (values: Float32Array, channels: number): Float32Array => boxMean(values, {width, height, channels});
  const lightAt = (index: number): number => light[Math.floor(index / 3)] ?? 0;
  const [meanLight, meanSquare] = [
    mean(light, 1),
    mean(
      light.map((value) => value * value),
      1,
    ),
  ];
  const [meanColour, meanProduct] = [
    mean(data, 3),
    mean(
      data.map((value, index) => value * lightAt(index)),
      3,
    ),
  ];
  const slopes = meanProduct.map((product, index) => {
    const pixel = Math.floor(index / 3);
    const averageLight = meanLight[pixel] ?? 0;
    const variance = (meanSquare[pixel] ?? 0) - averageLight * averageLight;
    return (product - averageLight * (meanColour[index] ?? 0)) / (variance + LEAST_DEVIATION * LEAST_DEVIATION);
  });
  // Every square that a pixel lies in has its say (eq. 8).
  return mean(slopes, 3);
}

/** The mean over squares, the edge repeated. */
function boxMean(
  values: Float32Array,
  {width, height, channels}: {readonly width: number; readonly height: number; readonly channels: number},
): Float32Array {
  const along = (source: Float32Array, count: number, stride: number): Float32Array =>
    source.map((_, index) => {
      const place = Math.floor(index / stride) % count;
      let sum = 0;
      for (let step = -RADIUS; step <= RADIUS; step++) {
        const near = Math.min(count - 1, Math.max(0, place + step));
        sum += source[index + (near - place) * stride] ?? 0;
      }
      return sum / (2 * RADIUS + 1);
    });
  return along(along(values, width, channels), height, width * channels);
}
