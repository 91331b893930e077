/** Captions of plates, and whether they find room below their pictures. */
import type {LensPlate, PlacedPlate} from '../../../../protocol/lens.ts';
import {sayAll} from '../../../../words/say.ts';

/**
 * The width of an average letter in CSS pixels, at the 15 px that lens-view.styles.ts gives a
 * caption.
 */
const LETTER = 8;

/** A plate's caption in the visitor's language; empty where it has none. */
export function captionOf({caption}: Pick<LensPlate, 'caption'>): string {
  return caption === null ? '' : sayAll(caption);
}

/**
 * Whether one of the captions is too long for one line below its picture: then all take two, in
 * smaller letters.
 */
export function areLong(captions: readonly string[], places: readonly PlacedPlate[]): boolean {
  return captions.some((caption, index) => caption.length * LETTER > (places[index]?.rect.width ?? Infinity));
}
