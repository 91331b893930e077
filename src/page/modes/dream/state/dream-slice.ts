/** How the dream changes: pure, and always towards one of the table. */
import type {DreamOptions} from '../../../../protocol/dreams.ts';
import {DREAMS, findDream, GUIDED_DREAM, type DreamId} from '../../../../catalogue/dreams.ts';
import {clampUnit, type UnitInterval} from '../../../../protocol/units.ts';
import type {Slice} from '../../../state/slice.ts';
import type {AppState} from '../../../state/app-state.ts';

/** One key press moves the strength by this share. */
const KEY_STEP = 0.1;

/** Each of them. */
export type DreamAction =
  | {readonly kind: 'dream-picked'; readonly dream: DreamId}
  | {readonly kind: 'dream-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'dream-numbered'; /** Counts from 0. */ readonly index: number}
  | {readonly kind: 'dream-strength-set'; readonly strength: UnitInterval}
  | {readonly kind: 'dream-strength-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'dream-depth-set'; readonly depth: UnitInterval}
  | {readonly kind: 'dream-held-toggled'}
  | {readonly kind: 'dream-over-toggled'}
  | {readonly kind: 'dream-zoom-toggled'}
  | {readonly kind: 'dream-surprised'; readonly random: () => number}
  /** Something was held up, and the engine has looked at it. */
  | {readonly kind: 'dream-guided'};

/** What changes the dream. */
export const DREAM_SLICE: Slice<DreamAction> = {
  'dream-picked': (state, {dream}) => pick(state, dream),
  'dream-stepped': (state, {by}) => pick(state, dreamAway(state, by)),
  'dream-numbered': (state, {index}) => pick(state, DREAMS[index]?.id),
  'dream-strength-set': (state, {strength}) => withDream(state, {strength: clampUnit(strength)}),
  'dream-strength-stepped': (state, {by}) => withDream(state, {strength: step(state.dream.strength, by)}),
  'dream-depth-set': (state, {depth}) => withDream(state, {depth: clampUnit(depth)}),
  'dream-held-toggled': (state) => withDream(state, {isHeld: !state.dream.isHeld}),
  'dream-over-toggled': (state) => withDream(state, {isOverPainting: !state.dream.isOverPainting}),
  'dream-zoom-toggled': (state) => withDream(state, {isZooming: !state.dream.isZooming}),
  'dream-surprised': (state, {random}) => pick(state, anotherDream(state, random)),
  'dream-guided': (state) =>
    withDream({...state, mood: {...state.mood, hasGuide: true}}, {dream: GUIDED_DREAM, isHeld: false}),
};

/**
 * Another dream begins to grow at once, also on one that was held. The dream of what was held up
 * can be picked once something was.
 */
function pick(state: AppState, id: DreamId | undefined): AppState {
  if (id === undefined || !findDream(id) || (id === GUIDED_DREAM && !state.mood.hasGuide)) return state;
  return withDream(state, {dream: id, isHeld: false});
}

/** Those that can be picked now. */
function offeredIds({mood}: AppState): readonly DreamId[] {
  return DREAMS.map(({id}) => id).filter((id) => id !== GUIDED_DREAM || mood.hasGuide);
}

function anotherDream(state: AppState, random: () => number): DreamId | undefined {
  const others = offeredIds(state).filter((id) => id !== state.dream.dream);
  return others[Math.floor(random() * others.length)];
}

/** The dream so many places away, around the end. */
function dreamAway(state: AppState, by: number): DreamId | undefined {
  const {dream} = state;
  const ids = offeredIds(state);
  const index = ids.indexOf(dream.dream);
  if (index < 0) return ids[0];
  return ids[(index + by + ids.length) % ids.length];
}

function withDream(state: AppState, change: Partial<DreamOptions>): AppState {
  return {...state, dream: {...state.dream, ...change}};
}

/** Whole steps of a tenth, so that ten presses reach the end exactly. */
function step(value: number, by: 1 | -1): number {
  return clampUnit(Math.round(value / KEY_STEP + by) * KEY_STEP);
}
