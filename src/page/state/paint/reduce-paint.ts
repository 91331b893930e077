/**
 * How the paint changes: pure, and always towards a paint that the network knows.
 */
import {assertNever} from '../../../protocol/assert.ts';
import type {PaintOptions, StyleId} from '../../../protocol/paint.ts';
import type {StyleLabel} from '../../../protocol/messages.ts';
import {clampUnit} from '../../../protocol/units.ts';
import type {PaintAction} from '../action.ts';
import {surprise} from './surprise.ts';

/** One key press moves the strength or the mix by this share. */
const KEY_STEP = 0.1;

/** Where the divider appears: the middle, so that both halves of a face can be compared. */
const FIRST_WIPE = 0.5;

/** The paint and the style that the plain mirror goes back to. */
export interface PaintState {
  readonly paint: PaintOptions;
  readonly lastStyle: StyleId | null;
}

/** Applies one action. Without styles, what names a style changes nothing. */
export function reducePaint(state: PaintState, action: PaintAction, styles: readonly StyleLabel[]): PaintState {
  const {paint} = state;
  switch (action.kind) {
    case 'style-picked':
      return pickStyle(state, action.style);
    case 'style-stepped':
      return pickStyle(state, styleAway(styles, paint.style, action.by)?.id);
    case 'style-numbered':
      return pickStyle(state, styles[action.index]?.id);
    case 'plain-toggled':
      return paint.style === null
        ? pickStyle(state, state.lastStyle ?? styles[0]?.id)
        : {paint: {...paint, style: null, mixStyle: null, mix: 0}, lastStyle: paint.style};
    case 'mix-moved':
      return withPaint(state, mixed(paint, action.style, action.mixStyle, action.share));
    case 'mix-stepped':
      return withPaint(state, stepMix(paint, action.by, styles));
    case 'mix-undone':
      return withPaint(state, {...paint, mixStyle: null, mix: 0});
    case 'surprised':
      return withPaint(state, {...paint, ...surprise(paint, styles, action.random)});
    case 'strength-set':
      return withPaint(state, {...paint, strength: clampUnit(action.strength)});
    case 'strength-stepped':
      return withPaint(state, {...paint, strength: step(paint.strength, action.by)});
    case 'colours-toggled':
      return withPaint(state, {...paint, keepColours: !paint.keepColours});
    case 'wipe-toggled':
      return withPaint(state, {...paint, wipe: paint.wipe === null ? FIRST_WIPE : null});
    case 'wipe-moved':
      return paint.wipe === null ? state : withPaint(state, {...paint, wipe: clampUnit(action.share)});
    default:
      return assertNever(action);
  }
}

/**
 * Tapping the tile of a pure style that is already chosen shows the plain mirror; of a mix, it
 * undoes the mix.
 */
export function tapTile(paint: PaintOptions, style: StyleId): PaintAction {
  return paint.style === style && paint.mixStyle === null ? {kind: 'plain-toggled'} : {kind: 'style-picked', style};
}

/** The style so many places away, around the end; the first or last when none is chosen. */
export function styleAway(styles: readonly StyleLabel[], from: StyleId | null, by: number): StyleLabel | undefined {
  const index = styles.findIndex(({id}) => id === from);
  if (index < 0) return by > 0 ? styles[0] : styles.at(-1);
  return styles[(index + by + styles.length) % styles.length];
}

function pickStyle(state: PaintState, style: StyleId | undefined): PaintState {
  if (style === undefined) return state;
  return {paint: {...state.paint, style, mixStyle: null, mix: 0}, lastStyle: style};
}

function withPaint(state: PaintState, paint: PaintOptions): PaintState {
  return {paint, lastStyle: paint.style ?? state.lastStyle};
}

/** A share of nothing is no mix: the tile is back where it came from. */
function mixed(paint: PaintOptions, style: StyleId, mixStyle: StyleId, share: number): PaintOptions {
  const mix = clampUnit(share);
  return mix === 0 || style === mixStyle ? {...paint, style, mixStyle: null, mix: 0} : {...paint, style, mixStyle, mix};
}

function stepMix(paint: PaintOptions, by: 1 | -1, styles: readonly StyleLabel[]): PaintOptions {
  const style = paint.style ?? styles[0]?.id;
  const mixStyle = paint.mixStyle ?? (by > 0 && style !== undefined ? styleAway(styles, style, 1)?.id : undefined);
  if (style === undefined || mixStyle === undefined) return paint;
  return mixed(paint, style, mixStyle, step(paint.mix, by));
}

/** Whole steps of a tenth, so that ten presses reach the end exactly. */
function step(value: number, by: 1 | -1): number {
  return clampUnit(Math.round(value / KEY_STEP + by) * KEY_STEP);
}
