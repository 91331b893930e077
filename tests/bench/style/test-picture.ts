/** The picture every engine paints: computed, so that all machines have the same. */
import type {Pixels} from '../../../src/engine/picture/picture.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';

/** Smooth colours with edges: something to normalise, something to paint. */
export function testPicture({width, height}: PixelSize): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [u, v] = [column / width, row / height];
      const isInside = (u - 0.5) ** 2 + (v - 0.4) ** 2 < 0.08;
      const at = (row * width + column) * 4;
      data[at] = 255 * (isInside ? 0.8 - 0.3 * v : 0.5 + 0.4 * Math.sin(9 * u + 3 * v));
      data[at + 1] = 255 * (isInside ? 0.6 - 0.3 * u : 0.5 + 0.4 * Math.sin(5 * v - 4 * u));
      data[at + 2] = 255 * (isInside ? 0.5 : 0.5 + 0.4 * Math.cos(7 * u * v));
    }
  }
  return {data, width, height};
}
