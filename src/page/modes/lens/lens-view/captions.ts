/** Whether captions find room below their pictures. Pure. */
import type {PlacedPlate} from '../../../../protocol/lens.ts';

/**
 * The width of an average letter in CSS pixels, at the 15 px that lens-view.styles.ts gives a
 * caption.
 */
const LETTER = 8;

/**
 * Whether one of the captions is too long for one line below its picture: then all take two, in
 * smaller letters.
 */
export function areLong(panels: readonly {readonly caption: string}[], places: readonly PlacedPlate[]): boolean {
  return panels.some(({caption}, index) => caption.length * LETTER > (places[index]?.rect.width ?? Infinity));
}
