/** How the lens changes: pure, and always towards a lens and numbers that exist. */
import {assertNever} from '../../../protocol/assert.ts';
import {lensRow, type LensControl} from '../../../catalogue/lens-table.ts';
import {LENS_IDS, LENS_RANGES, type LensId, type LensOptions} from '../../../protocol/lens.ts';
import type {LensAction} from '../action.ts';
import type {AppState} from '../app-state.ts';

/** A number that visitors move. */
export type LensNumber = keyof typeof LENS_RANGES;

/** Towards straight up or down, the planes are only lines. Radians. */
const STEEPEST = 1.2;

/** Applies one action. */
export function reduceLens<State extends Pick<AppState, 'lens' | 'lensReport'>>(
  state: State,
  action: LensAction,
): State {
  const {lens} = state;
  switch (action.kind) {
    case 'lens-picked':
      return pick(state, action.lens);
    case 'lens-stepped':
      return pick(state, lensAway(lens.lens, action.by));
    case 'lens-numbered':
      return pick(state, LENS_IDS[action.index]);
    case 'lens-surprised':
      return pick(state, anotherLens(lens.lens, action.random));
    case 'lens-look-changed':
      return withLook(state, action.look);
    case 'lens-nudged':
      return nudge(state, action.by);
    default:
      return assertNever(action);
  }
}

/** The number that the arrows move: the first one that the lens lets the visitor choose. */
export function nudgedNumber(id: LensId): LensNumber | undefined {
  return lensRow(id).controls.find(isNumber);
}

/**
 * The next value on a slider: dimensions by tenths of their logarithm, the rest by the slider's own
 * steps.
 */
export function stepNumber(name: LensNumber, value: number, by: 1 | -1): number {
  switch (name) {
    case 'epsilon':
      return clamp(name, value + by);
    case 'patch':
    case 'stride':
      return clamp(name, value + 4 * by);
    case 'dimension':
      return clamp(name, Math.round(value * 10 ** (by / 10)));
    default:
      return assertNever(name);
  }
}

function pick<State extends Pick<AppState, 'lens' | 'lensReport'>>(state: State, id: LensId | undefined): State {
  if (id === undefined || id === state.lens.lens) return state;
  // A layer, a unit or a place means something else through another lens; a word and the numbers go
  // along.
  return {...state, lens: {...state.lens, lens: id, layer: null, unit: null, spot: null}, lensReport: null};
}

function withLook<State extends Pick<AppState, 'lens' | 'lensReport'>>(
  state: State,
  change: Partial<LensOptions>,
): State {
  const {lens: id, ...rest} = change;
  const picked = pick(state, id);
  const before = picked.lens;
  // The units of another layer are others.
  const isOtherLayer = rest.layer !== undefined && rest.layer !== before.layer;
  const look = {...before, ...(isOtherLayer ? {unit: null} : {}), ...rest};
  return {...picked, lens: {...look, ...limited(look)}};
}

function limited({epsilon, patch, stride, dimension, turn}: LensOptions): Partial<LensOptions> {
  return {
    epsilon: clamp('epsilon', epsilon),
    patch: clamp('patch', patch),
    stride: clamp('stride', stride),
    dimension: clamp('dimension', dimension),
    turn: {
      yaw: turn.yaw - 2 * Math.PI * Math.round(turn.yaw / (2 * Math.PI)),
      pitch: Math.min(STEEPEST, Math.max(-STEEPEST, turn.pitch)),
    },
  };
}

function nudge<State extends Pick<AppState, 'lens' | 'lensReport'>>(state: State, by: 1 | -1): State {
  const name = nudgedNumber(state.lens.lens);
  return name === undefined ? state : withLook(state, {[name]: stepNumber(name, state.lens[name], by)});
}

function lensAway(from: LensId, by: number): LensId | undefined {
  return LENS_IDS[(LENS_IDS.indexOf(from) + by + LENS_IDS.length) % LENS_IDS.length];
}

function anotherLens(from: LensId, random: () => number): LensId | undefined {
  const others = LENS_IDS.filter((id) => id !== from);
  return others[Math.floor(random() * others.length)];
}

function isNumber(control: LensControl): control is LensNumber {
  return Object.hasOwn(LENS_RANGES, control);
}

/** NaN becomes the least value. */
function clamp(name: LensNumber, value: number): number {
  const [low, high] = LENS_RANGES[name];
  return value > low ? Math.min(value, high) : low;
}
