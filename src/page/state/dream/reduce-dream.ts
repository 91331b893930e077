/** How the dream changes: pure, and always towards one of the table. */
import {assertNever} from '../../../protocol/assert.ts';
import type {DreamOptions} from '../../../protocol/dreams.ts';
import {DREAMS, findDream, GUIDED_DREAM, type DreamId} from '../../../catalogue/dreams.ts';
import {clampUnit} from '../../../protocol/units.ts';
import type {DreamAction} from '../action.ts';
import type {AppState} from '../app-state.ts';

/** One key press moves the strength by this share. */
const KEY_STEP = 0.1;

/** What dreams are made of. */
export type DreamState = Pick<AppState, 'mode' | 'dream' | 'mood'>;

/** Applies one action. The dream of what was held up can be picked once something was. */
export function reduceDream({mode, dream, mood}: DreamState, action: DreamAction): DreamState {
  const state = {mode, dream, mood};
  switch (action.kind) {
    case 'mode-picked':
      return {...state, mode: action.mode};
    case 'dream-picked':
      return pick(state, action.dream);
    case 'dream-stepped':
      return pick(state, dreamAway(state, action.by));
    case 'dream-numbered':
      return pick(state, DREAMS[action.index]?.id);
    case 'dream-strength-set':
      return withDream(state, {strength: clampUnit(action.strength)});
    case 'dream-strength-stepped':
      return withDream(state, {strength: step(dream.strength, action.by)});
    case 'dream-depth-set':
      return withDream(state, {depth: clampUnit(action.depth)});
    case 'dream-held-toggled':
      return withDream(state, {isHeld: !dream.isHeld});
    case 'dream-over-toggled':
      return withDream(state, {isOverPainting: !dream.isOverPainting});
    case 'dream-zoom-toggled':
      return withDream(state, {isZooming: !dream.isZooming});
    case 'dream-surprised':
      return pick(state, anotherDream(state, action.random));
    case 'dream-guided':
      return withDream({...state, mood: {...mood, hasGuide: true}}, {dream: GUIDED_DREAM, isHeld: false});
    default:
      return assertNever(action);
  }
}

/** Another dream begins to grow at once, also on one that was held. */
function pick(state: DreamState, id: DreamId | undefined): DreamState {
  if (id === undefined || !findDream(id) || (id === GUIDED_DREAM && !state.mood.hasGuide)) return state;
  return withDream(state, {dream: id, isHeld: false});
}

/** Those that can be picked now. */
function offeredIds({mood}: DreamState): readonly DreamId[] {
  return DREAMS.map(({id}) => id).filter((id) => id !== GUIDED_DREAM || mood.hasGuide);
}

function anotherDream(state: DreamState, random: () => number): DreamId | undefined {
  const others = offeredIds(state).filter((id) => id !== state.dream.dream);
  return others[Math.floor(random() * others.length)];
}

/** The dream so many places away, around the end. */
function dreamAway(state: DreamState, by: number): DreamId | undefined {
  const {dream} = state;
  const ids = offeredIds(state);
  const index = ids.indexOf(dream.dream);
  if (index < 0) return ids[0];
  return ids[(index + by + ids.length) % ids.length];
}

function withDream(state: DreamState, change: Partial<DreamOptions>): DreamState {
  return {...state, dream: {...state.dream, ...change}};
}

/** Whole steps of a tenth, so that ten presses reach the end exactly. */
function step(value: number, by: 1 | -1): number {
  return clampUnit(Math.round(value / KEY_STEP + by) * KEY_STEP);
}
