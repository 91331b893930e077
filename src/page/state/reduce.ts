/**
 * The page's reducer: the next state from the state and one fact. What each fact does stands in the
 * slice of its part.
 */
import {DREAM_SLICE} from '../modes/dream/state/dream-slice.ts';
import {LENS_SLICE} from '../modes/lens/state/lens-slice.ts';
import {PAINT_SLICE} from '../modes/paint/state/paint-slice.ts';
import type {Action} from './action.ts';
import type {AppState} from './app-state.ts';
import {ENGINE_SLICE} from './engine/engine-slice.ts';
import {SHELL_SLICE} from './shell-slice.ts';
import {SHOT_SLICE} from './shot/shot-slice.ts';
import type {Slice} from './slice.ts';
import {SOURCE_SLICE} from './source/source-slice.ts';

const TABLE: Slice<Action> = {
  ...PAINT_SLICE,
  ...DREAM_SLICE,
  ...LENS_SLICE,
  ...ENGINE_SLICE,
  ...SHOT_SLICE,
  ...SOURCE_SLICE,
  ...SHELL_SLICE,
};

/** Applies one action; returns the same object when nothing changes. */
export function reduce(state: AppState, action: Action): AppState {
  // An action fits the row of its own kind; types cannot say so.
  return (TABLE[action.kind] as (state: AppState, action: Action) => AppState)(state, action);
}
