/**
 * Turns what is seen at the samples into pixels: one colour for a pixel inside a surface, a mix of
 * colours where surfaces meet.
 */
import type {VisibilityBuffer} from './rasterise.ts';
import type {Shader} from './shader.ts';

/**
 * Samples whose nearness differs by less belong to one surface: a fifth of a decimetre at the
 * middle of the table, more than a pixel of the flattest thing, less than from fruit to fruit.
 */
const SAME_SURFACE = 0.001;

/** Opaque, in the highest byte. */
const OPAQUE = 0xff000000;

/**
 * Colours the rows of pixels from `first` up to and without `end`. `pixels` is [height, width], red
 * in the lowest byte.
 *
 * @param materials For each triangle its material: other materials are other surfaces.
 */
export function resolveRows(
  buffer: VisibilityBuffer,
  shader: Shader,
  materials: Uint8Array,
  pixels: Uint32Array,
  first: number,
  end: number,
): void {
  const {width, rowsPerPixel, offsets, nearness, triangles} = buffer;
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
        if ((done & (1 << sample)) !== 0) continue;
        const at = start + sample * width;
        const triangle = triangles[at] ?? -1;
        if (triangle < 0) continue;
        const near = nearness[at] ?? 0;
        const material = materials[triangle] ?? 0;
        let count = 1;
        let last = sample;
        for (let other = sample + 1; other < rowsPerPixel; other++) {
          const there = start + other * width;
          const neighbour = triangles[there] ?? -1;
          if (neighbour !== triangle) {
            if (neighbour < 0 || materials[neighbour] !== material) continue;
            if (Math.abs((nearness[there] ?? 0) - near) > SAME_SURFACE) continue;
            last = other;
          }
          done |= 1 << other;
          count++;
        }
        let weight = count * share;
        if (count === rowsPerPixel && last === sample) shader.shadeAt(triangle, column + 0.5, row + 0.5);
        else shader.shadeAt(triangle, column + (offsets[sample] ?? 0), row + (sample + 0.5) * share);
        if (last !== sample) {
          // Where triangles are small, a surface has detail: two samples show more of it than one.
          weight *= 0.5;
          red += weight * Math.min(colour[0] ?? 0, 1);
          green += weight * Math.min(colour[1] ?? 0, 1);
          blue += weight * Math.min(colour[2] ?? 0, 1);
          const opposite = triangles[start + last * width] ?? triangle;
          shader.shadeAt(opposite, column + (offsets[last] ?? 0), row + (last + 0.5) * share);
        }
        red += weight * Math.min(colour[0] ?? 0, 1);
        green += weight * Math.min(colour[1] ?? 0, 1);
        blue += weight * Math.min(colour[2] ?? 0, 1);
      }
      pixels[row * width + column] =
        (OPAQUE | ((blue * 255 + 0.5) << 16) | ((green * 255 + 0.5) << 8) | (red * 255 + 0.5)) >>> 0;
    }
  }
}
