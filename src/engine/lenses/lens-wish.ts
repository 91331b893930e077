/** When two lenses with their options ask for the same work. */
import {findLens, namesOf, withoutNames} from '../../catalogue/lens-options.ts';
import type {LensOptions} from '../../catalogue/lenses.ts';
import type {PaintOptions} from '../../protocol/paint.ts';

/** Whether nothing differs that a lens looks at: the compositor alone turns planes. */
export function isSameWish(one: LensOptions, other: LensOptions): boolean {
  return textOf(one) === textOf(other);
}

/** Whether a lens that compares with a painting has the same to compare with. */
export function isSamePainting({lens}: LensOptions, one: PaintOptions, other: PaintOptions): boolean {
  if (findLens(lens).choosesPainting !== true) return true;
  return one.style === other.style && one.mixStyle === other.mixStyle && one.mix === other.mix;
}

/** The same lens asked for nothing by name, or null where no name is asked for. */
export function wishWithoutNames(chosen: LensOptions): LensOptions | null {
  const plain = withoutNames(chosen);
  return isSameWish(plain, chosen) ? null : plain;
}

function textOf({lens, options}: LensOptions): string {
  const turns = namesOf(findLens(lens).options, 'turn');
  return JSON.stringify([lens, Object.entries(options).filter(([name]) => !turns.includes(name))]);
}
