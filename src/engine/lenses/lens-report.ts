/** A lens's view, as the compositor draws it and as the page hears of it. */
import {turnOf} from '../../catalogue/lens-options.ts';
import type {LensReport, LensView} from '../../protocol/lens.ts';
import type {LensId, LensOptions} from '../../catalogue/lenses.ts';
import type {ShownLens} from '../compositor/compositor.ts';

/** @param view null before the first: nothing but the mirror standing back. */
export function shownLens(chosen: LensOptions, view: LensView | null): ShownLens {
  const {arrangement, plates, arePlanes} = view ?? {arrangement: 'row', plates: []};
  // A view of older options may have other plates, which lie flat.
  return {arrangement, plates, turn: arePlanes === true ? turnOf(chosen) : null};
}

/** The view without its pixels. */
export function reportOf(
  lens: LensId,
  {arrangement, plates, findings}: LensView,
  times: Pick<LensReport, 'capturedAt' | 'intervalMs'>,
): LensReport {
  return {
    lens,
    arrangement,
    plates: plates.map(({id, caption, isSmooth, tap, picture: {width, height}}) => ({
      ...{id, caption, isSmooth, tap},
      ...{width, height},
    })),
    findings,
    ...times,
  };
}
