/** The square of a picture that a cell of a layer sees, as far as it lies in the picture. */
import type {PixelSize} from '../../../protocol/units.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import type {ReceptiveField} from '../shared/receptive-field.ts';

/** A square within a picture, in pixels. */
export interface FieldWindow {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/**
 * The field of the cell (x, y), moved into the picture where it reaches over an edge: what is
 * outside is nothing that could be shown large. A field larger than the picture is its whole
 * square.
 */
export function fieldWindow(field: ReceptiveField, x: number, y: number, {width, height}: PixelSize): FieldWindow {
  const side = Math.min(field.side, width, height);
  const within = (cell: number, length: number): number =>
    Math.min(Math.max(0, field.first + cell * field.step), length - side);
  return {left: within(x, width), top: within(y, height), side};
}

/** What lies in the window: of a picture, or of a gradient to one. */
export function cutOut({width, values}: RgbPicture, {left, top, side}: FieldWindow): RgbPicture {
  const cut = new Float32Array(side * side * 3);
  for (let row = 0; row < side; row++) {
    const from = ((top + row) * width + left) * 3;
    cut.set(values.subarray(from, from + side * 3), row * side * 3);
  }
  return {width: side, height: side, values: cut};
}
