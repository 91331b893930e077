/** A lens's view, as the compositor draws it and as the page hears of it. */
import type {LensId, LensOptions, LensReport, LensView} from '../../protocol/lens.ts';
import type {ShownLens} from '../compositor/lens-layer.ts';

/** Panels of whole layers, which can stand in depth, have names that begin so. */
const LAYER_PANEL = 'layer-';

/** @param view null before the first: nothing but the mirror standing back. */
export function shownLens(look: LensOptions, view: LensView | null): ShownLens {
  const {arrangement, plates: panels} = view ?? {arrangement: 'row', plates: []};
  // Only this lens's layers can stand in depth, and a view of an older wish has other panels.
  const isWanted = look.lens === 'activations' && look.isSpatial;
  const isSpatial = isWanted && panels.length > 0 && panels.every(({id}) => id.startsWith(LAYER_PANEL));
  return {arrangement, panels, turn: isSpatial ? look.turn : null};
}

/** The view without its pixels. */
export function reportOf(
  lens: LensId,
  {arrangement, plates: panels, findings}: LensView,
  times: Pick<LensReport, 'capturedAt' | 'intervalMs'>,
): LensReport {
  return {
    lens,
    arrangement,
    plates: panels.map(({picture: {width, height}, ...panel}) => ({...panel, width, height})),
    findings,
    ...times,
  };
}
