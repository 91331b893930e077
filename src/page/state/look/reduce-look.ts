/**
 * How the look changes: pure, and always towards a look that the network knows.
 */
import {assertNever} from '../../../protocol/assert.ts';
import type {Look, StyleId} from '../../../protocol/look.ts';
import type {StyleLabel} from '../../../protocol/messages.ts';
import {clampUnit} from '../../../protocol/units.ts';
import type {LookAction} from '../action.ts';
import {surprise} from './surprise.ts';

/** One key press moves the strength or the mix by this share. */
const KEY_STEP = 0.1;

/** Where the divider appears: the middle, so that both halves of a face can be compared. */
const FIRST_WIPE = 0.5;

/** The look and the style that the plain mirror goes back to. */
export interface LookState {
  readonly look: Look;
  readonly lastStyle: StyleId | null;
}

/** Applies one action. Without styles, what names a style changes nothing. */
export function reduceLook(state: LookState, action: LookAction, styles: readonly StyleLabel[]): LookState {
  const {look} = state;
  switch (action.kind) {
    case 'style-picked':
      return pickStyle(state, action.style);
    case 'style-stepped':
      return pickStyle(state, styleAway(styles, look.style, action.by)?.id);
    case 'style-numbered':
      return pickStyle(state, styles[action.index]?.id);
    case 'plain-toggled':
      return look.style === null
        ? pickStyle(state, state.lastStyle ?? styles[0]?.id)
        : {look: {...look, style: null, mixStyle: null, mix: 0}, lastStyle: look.style};
    case 'mix-moved':
      return withLook(state, mixed(look, action.style, action.mixStyle, action.share));
    case 'mix-stepped':
      return withLook(state, stepMix(look, action.by, styles));
    case 'mix-undone':
      return withLook(state, {...look, mixStyle: null, mix: 0});
    case 'surprised':
      return withLook(state, {...look, ...surprise(look, styles, action.random)});
    case 'strength-set':
      return withLook(state, {...look, strength: clampUnit(action.strength)});
    case 'strength-stepped':
      return withLook(state, {...look, strength: step(look.strength, action.by)});
    case 'colours-toggled':
      return withLook(state, {...look, keepColours: !look.keepColours});
    case 'wipe-toggled':
      return withLook(state, {...look, wipe: look.wipe === null ? FIRST_WIPE : null});
    case 'wipe-moved':
      return look.wipe === null ? state : withLook(state, {...look, wipe: clampUnit(action.share)});
    default:
      return assertNever(action);
  }
}

/** Tapping the tile of a pure style that is already chosen shows the plain mirror; of a mix, it undoes the mix. */
export function tapTile(look: Look, style: StyleId): LookAction {
  return look.style === style && look.mixStyle === null ? {kind: 'plain-toggled'} : {kind: 'style-picked', style};
}

/** The style so many places away, around the end; the first or last when none is chosen. */
export function styleAway(styles: readonly StyleLabel[], from: StyleId | null, by: number): StyleLabel | undefined {
  const index = styles.findIndex(({id}) => id === from);
  if (index < 0) return by > 0 ? styles[0] : styles.at(-1);
  return styles[(index + by + styles.length) % styles.length];
}

function pickStyle(state: LookState, style: StyleId | undefined): LookState {
  if (style === undefined) return state;
  return {look: {...state.look, style, mixStyle: null, mix: 0}, lastStyle: style};
}

function withLook(state: LookState, look: Look): LookState {
  return {look, lastStyle: look.style ?? state.lastStyle};
}

/** A share of nothing is no mix: the tile is back where it came from. */
function mixed(look: Look, style: StyleId, mixStyle: StyleId, share: number): Look {
  const mix = clampUnit(share);
  return mix === 0 || style === mixStyle ? {...look, style, mixStyle: null, mix: 0} : {...look, style, mixStyle, mix};
}

function stepMix(look: Look, by: 1 | -1, styles: readonly StyleLabel[]): Look {
  const style = look.style ?? styles[0]?.id;
  const mixStyle = look.mixStyle ?? (by > 0 && style !== undefined ? styleAway(styles, style, 1)?.id : undefined);
  if (style === undefined || mixStyle === undefined) return look;
  return mixed(look, style, mixStyle, step(look.mix, by));
}

/** Whole steps of a tenth, so that ten presses reach the end exactly. */
function step(value: number, by: 1 | -1): number {
  return clampUnit(Math.round(value / KEY_STEP + by) * KEY_STEP);
}
