/**
 * How strong each wave is in photographs on average, in decorrelated colours. The table is made by
 * models/training/magnitudes.py.
 */
import type {PixelSize} from '../../protocol/units.ts';

/**
 * Magnitudes of square crops, [3 planes, rows, columns] with `side / 2 + 1` of both: rows are waves
 * per side down, columns waves per side across. A wave and its mirror image are equally strong.
 * Each is that of a transform divided by the root of the number of pixels, so that it hardly
 * depends on the size.
 */
export interface MagnitudeTable {
  readonly side: number;
  readonly values: Float32Array;
}

/**
 * The magnitudes of a picture's spectrum, [3 planes, height, width / 2 + 1], in the scale of
 * `PlaneSpectrum`: between those of the table where its size is another.
 */
export function magnitudesFor(table: MagnitudeTable, {width, height}: PixelSize): Float32Array {
  const columns = width / 2 + 1;
  const magnitudes = new Float32Array(3 * height * columns);
  const scale = Math.sqrt(width * height);
  let to = 0;
  for (let plane = 0; plane < 3; plane++) {
    for (let y = 0; y < height; y++) {
      // The same waves per pixel.
      const down = (Math.min(y, height - y) * table.side) / height;
      for (let x = 0; x < columns; x++) magnitudes[to++] = scale * sample(table, plane, (x * table.side) / width, down);
    }
    // The even colour adds up over all pixels, a wave does not.
    const even = plane * height * columns;
    magnitudes[even] = ((magnitudes[even] ?? 0) * scale) / table.side;
  }
  return magnitudes;
}

/** Linear between the table's frequencies. */
function sample({side, values}: MagnitudeTable, plane: number, across: number, down: number): number {
  const length = side / 2 + 1;
  const last = length - 1;
  const [left, top] = [Math.min(last, Math.floor(across)), Math.min(last, Math.floor(down))];
  const [right, bottom] = [Math.min(last, left + 1), Math.min(last, top + 1)];
  const at = (column: number, row: number): number => {
    // Beside the even colour, which is in a scale of its own, lies a wave as long as the picture.
    const nearest = column === 0 && row === 0 && across + down > 0 ? 1 : column;
    return values[(plane * length + row) * length + nearest] ?? 0;
  };
  const upper = at(left, top) + (across - left) * (at(right, top) - at(left, top));
  const lower = at(left, bottom) + (across - left) * (at(right, bottom) - at(left, bottom));
  return upper + (down - top) * (lower - upper);
}
