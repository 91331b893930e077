/**
 * Turns what is seen at the samples into pixels: one colour for a pixel inside a triangle, a mix of
 * colours where triangles meet.
 */
import type {VisibilityBuffer} from './rasterise.ts';
import type {Shader} from './shader.ts';

/** Opaque, in the highest byte. */
const OPAQUE = 0xff000000;

/**
 * Colours the rows of pixels from `first` up to and without `end`. `pixels` is [height, width], red
 * in the lowest byte. Each triangle in a pixel is shaded once and counts by its samples; where no
 * triangle is, the picture is black.
 */
export function resolveRows(
  buffer: VisibilityBuffer,
  shader: Pick<Shader, 'shadeAt' | 'colour'>,
  pixels: Uint32Array,
  first: number,
  end: number,
): void {
  const {width, rowsPerPixel, offsets, triangles} = buffer;
  const {colour} = shader;
  const share = 1 / rowsPerPixel;
  for (let row = first; row < end; row++) {
    for (let column = 0; column < width; column++) {
      const start = row * rowsPerPixel * width + column;
      let red = 0;
      let green = 0;
      let blue = 0;
      let done = 0;
      for (let sample = 0; sample < rowsPerPixel; sample++) {
        const triangle = triangles[start + sample * width] ?? -1;
        if (triangle < 0 || (done & (1 << sample)) !== 0) continue;
        let count = 1;
        for (let other = sample + 1; other < rowsPerPixel; other++) {
          if (triangles[start + other * width] !== triangle) continue;
          done |= 1 << other;
          count++;
        }
        // A triangle that fills the pixel is seen at its middle, another one where it surely is.
        if (count === rowsPerPixel) shader.shadeAt(triangle, column + 0.5, row + 0.5);
        else shader.shadeAt(triangle, column + (offsets[sample] ?? 0), row + (sample + 0.5) * share);
        const weight = count * share;
        red += weight * Math.min(colour[0] ?? 0, 1);
        green += weight * Math.min(colour[1] ?? 0, 1);
        blue += weight * Math.min(colour[2] ?? 0, 1);
      }
      pixels[row * width + column] =
        (OPAQUE | ((blue * 255 + 0.5) << 16) | ((green * 255 + 0.5) << 8) | (red * 255 + 0.5)) >>> 0;
    }
  }
}
