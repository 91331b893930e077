/** How the lens changes: pure, and always towards a lens and values that exist. */
import {assertNever} from '../../../protocol/assert.ts';
import type {LensDefinition} from '../../../catalogue/define-lens.ts';
import {changeOptions, findLens, keptOptions, lensAway, nudgeLens, openLens} from '../../../catalogue/lens-options.ts';
import {LENSES, type LensChange, type LensOptions} from '../../../catalogue/lenses.ts';
import type {LensAction} from '../action.ts';
import type {AppState} from '../app-state.ts';

type LensPart = Pick<AppState, 'lens' | 'lensKept' | 'lensReport'>;

/**
 * Applies one action.
 *
 * @param lenses Those that there are, in the order in which visitors swipe.
 */
export function reduceLens<State extends LensPart>(
  state: State,
  action: LensAction,
  lenses: readonly LensDefinition[] = LENSES,
): State {
  const {lens} = state.lens;
  switch (action.kind) {
    case 'lens-picked':
      return pick(state, action.lens, lenses);
    case 'lens-stepped':
      return pick(state, lensAway(lens, action.by, lenses), lenses);
    case 'lens-numbered':
      return pick(state, lenses[action.index]?.id, lenses);
    case 'lens-surprised':
      return pick(state, anotherLens(lens, action.random, lenses), lenses);
    case 'lens-options-changed':
      return change(state, action.change, lenses);
    case 'lens-nudged':
      return {...state, lens: nudgeLens(state.lens, action.by, lenses) as LensOptions};
    default:
      return assertNever(action);
  }
}

/**
 * Another lens goes on with what means the same there: words and numbers. A layer, a unit or a
 * place means something else.
 */
function pick<State extends LensPart>(state: State, id: string | undefined, lenses: readonly LensDefinition[]): State {
  if (id === undefined || id === state.lens.lens) return state;
  const lensKept = {...state.lensKept, ...keptOptions(state.lens, lenses)};
  return {...state, lens: openLens(findLens(id, lenses), lensKept) as LensOptions, lensKept, lensReport: null};
}

function change<State extends LensPart>(
  state: State,
  {lens: id, options}: LensChange,
  lenses: readonly LensDefinition[],
): State {
  const picked = pick(state, id, lenses);
  return {...picked, lens: changeOptions(picked.lens, options, lenses) as LensOptions};
}

function anotherLens(from: string, random: () => number, lenses: readonly LensDefinition[]): string | undefined {
  const others = lenses.filter(({id}) => id !== from);
  return others[Math.floor(random() * others.length)]?.id;
}
