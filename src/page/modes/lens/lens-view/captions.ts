/** Captions of plates, and whether they find room below their pictures. */
import type {LensPlate, PlacedPlate} from '../../../../protocol/lens.ts';
import {sayAll} from '../../../../words/say.ts';

/**
 * The width of an average letter as a share of a caption's height, in the letters that
 * lens-view.styles.ts gives it.
 */
const LETTER = 8.7 / 22;

/** A plate's caption in the visitor's language; empty where it has none. */
export function captionOf({caption}: Pick<LensPlate, 'caption'>): string {
  return caption === null ? '' : sayAll(caption);
}

/**
 * Whether each caption takes two lines in smaller letters: those of plates of one width all do,
 * where one of them is too long for one line below its picture.
 */
export function areLong(captions: readonly string[], places: readonly PlacedPlate[]): readonly boolean[] {
  const widthOf = (index: number): number => Math.round(places[index]?.rect.width ?? 0);
  const tooLong = captions.flatMap((caption, index) => {
    const place = places[index];
    const isTooLong = place !== undefined && caption.length * LETTER * place.captionHeight > place.rect.width;
    return isTooLong ? [widthOf(index)] : [];
  });
  return captions.map((_, index) => tooLong.includes(widthOf(index)));
}
