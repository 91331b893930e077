/** When two lenses with their options ask for the same work. */
import {findLens, namesOf, withoutNames} from '../../catalogue/lens-options.ts';
import type {LensOptions} from '../../catalogue/lenses.ts';

/** Whether nothing differs that a lens looks at: the compositor alone turns planes. */
export function isSameWish(one: LensOptions, other: LensOptions): boolean {
  return textOf(one) === textOf(other);
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
