/** A lens in a link: read and written with as little as reproduces it. */
import {changedOptions, findLens, FIRST_LENS, isKept, openLens} from '../../../../catalogue/lens-options.ts';
import type {OptionValues} from '../../../../catalogue/option.ts';
import {LENSES, type LensOptions} from '../../../../catalogue/lenses.ts';
import type {LensDefinition} from '../../../../catalogue/define-lens.ts';
import type {LinkParameters} from '../../../../catalogue/link-parameters.ts';

/** The lens that a link asks for; what it does not say is as on a first visit. */
export function lensOptionsOf({lens, lensOptions}: LinkParameters): LensOptions {
  return openLens(findLens(lens ?? FIRST_LENS.lens), lensOptions) as LensOptions;
}

/** What a link says for lenses that are chosen later. */
export function lensKeptOf({lensOptions}: LinkParameters): OptionValues {
  const kept = LENSES.flatMap(({options}: LensDefinition) => Object.entries(options)).filter(([, spec]) =>
    isKept(spec),
  );
  const names = new Set(kept.map(([name]) => name));
  return Object.fromEntries(Object.entries(lensOptions).filter(([name]) => names.has(name)));
}

/** What a link says of a lens: its name, and whatever is not as on a first visit. */
export function lensParameters(lens: LensOptions): Partial<LinkParameters> {
  return {lens: lens.lens, lensOptions: changedOptions(lens)};
}
