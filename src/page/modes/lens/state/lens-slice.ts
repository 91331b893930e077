/** How the lens changes: pure, and always towards a lens and values that exist. */
import {
  changeOptions,
  findLens,
  keptOptions,
  lensAway,
  nudgeLens,
  openLens,
} from '../../../../catalogue/lens-options.ts';
import {LENS_IDS, LENSES, type LensChange, type LensId, type LensOptions} from '../../../../catalogue/lenses.ts';
import type {Slice} from '../../../state/slice.ts';
import type {AppState} from '../../../state/app-state.ts';

/** Each of them. */
export type LensAction =
  | {readonly kind: 'lens-picked'; readonly lens: LensId}
  | {readonly kind: 'lens-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'lens-numbered'; /** Counts from 0. */ readonly index: number}
  | {readonly kind: 'lens-surprised'; readonly random: () => number}
  | {readonly kind: 'lens-options-changed'; readonly change: LensChange}
  /** The number that the lens turns, one step up or down. */
  | {readonly kind: 'lens-nudged'; readonly by: 1 | -1};

/** What changes the lens. */
export const LENS_SLICE: Slice<LensAction> = {
  'lens-picked': (state, {lens}) => pick(state, lens),
  'lens-stepped': (state, {by}) => pick(state, lensAway(state.lens.lens, by, LENSES)),
  'lens-numbered': (state, {index}) => pick(state, LENSES[index]?.id),
  'lens-surprised': (state, {random}) => pick(state, anotherLens(state.lens.lens, random)),
  'lens-options-changed': (state, {change}) => {
    const picked = pick(state, change.lens);
    return {...picked, lens: changeOptions(picked.lens, change.options) as LensOptions};
  },
  'lens-nudged': (state, {by}) => ({...state, lens: nudgeLens(state.lens, by) as LensOptions}),
};

/**
 * Another lens goes on with what means the same there: words and numbers. A layer, a unit or a
 * place means something else.
 */
function pick(state: AppState, id: string | undefined): AppState {
  if (id === undefined || id === state.lens.lens) return state;
  const lensKept = {...state.lensKept, ...keptOptions(state.lens)};
  return {...state, lens: openLens(findLens(id), lensKept) as LensOptions, lensKept, lensReport: null};
}

function anotherLens(from: LensId, random: () => number): LensId | undefined {
  const others = LENS_IDS.filter((id) => id !== from);
  return others[Math.floor(random() * others.length)];
}
