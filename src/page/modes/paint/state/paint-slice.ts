/**
 * How the paint changes: pure, and always towards a paint that the network knows.
 */
import type {PaintOptions, StyleId} from '../../../../protocol/paint.ts';
import type {StyleLabel} from '../../../../protocol/messages.ts';
import {clampUnit} from '../../../../protocol/units.ts';
import type {AppState} from '../../../state/app-state.ts';
import type {Slice} from '../../../state/slice.ts';
import type {UnitInterval} from '../../../../protocol/units.ts';
import {surprise} from './surprise.ts';

/** One key press moves the strength or the mix by this share. */
const KEY_STEP = 0.1;

/** Where the divider appears: the middle, so that both halves of a face can be compared. */
const FIRST_WIPE = 0.5;

/** Each of them. */
export type PaintAction =
  | {readonly kind: 'style-picked'; readonly style: StyleId}
  | {readonly kind: 'style-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'style-numbered'; /** Counts from 0. */ readonly index: number}
  | {readonly kind: 'plain-toggled'}
  /** A tile is being dragged towards another, or the slider moves. */
  | {readonly kind: 'mix-moved'; readonly style: StyleId; readonly mixStyle: StyleId; readonly share: UnitInterval}
  | {readonly kind: 'mix-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'mix-undone'}
  | {readonly kind: 'surprised'; readonly random: () => number}
  | {readonly kind: 'strength-set'; readonly strength: UnitInterval}
  | {readonly kind: 'strength-stepped'; readonly by: 1 | -1}
  | {readonly kind: 'colours-toggled'}
  | {readonly kind: 'wipe-toggled'}
  | {readonly kind: 'wipe-moved'; readonly share: UnitInterval};

/** What changes the painting. */
export const PAINT_SLICE: Slice<PaintAction> = {
  'style-picked': (state, {style}) => pickStyle(state, style),
  'style-stepped': (state, {by}) => pickStyle(state, styleAway(stylesOf(state), state.paint.style, by)?.id),
  'style-numbered': (state, {index}) => pickStyle(state, stylesOf(state)[index]?.id),
  'plain-toggled': (state) => togglePlain(state),
  'mix-moved': (state, {style, mixStyle, share}) => withPaint(state, mixed(state.paint, style, mixStyle, share)),
  'mix-stepped': (state, {by}) => withPaint(state, stepMix(state.paint, by, stylesOf(state))),
  'mix-undone': (state) => withPaint(state, {mixStyle: null, mix: 0}),
  surprised: (state, {random}) => withPaint(state, surprise(state.paint, stylesOf(state), random)),
  'strength-set': (state, {strength}) => withPaint(state, {strength: clampUnit(strength)}),
  'strength-stepped': (state, {by}) => withPaint(state, {strength: step(state.paint.strength, by)}),
  'colours-toggled': (state) => withPaint(state, {keepColours: !state.paint.keepColours}),
  'wipe-toggled': (state) => withPaint(state, {wipe: state.paint.wipe === null ? FIRST_WIPE : null}),
  'wipe-moved': (state, {share}) => (state.paint.wipe === null ? state : withPaint(state, {wipe: clampUnit(share)})),
};

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

/** Without styles, what names one changes nothing. */
function stylesOf({engine}: AppState): readonly StyleLabel[] {
  return engine.styles;
}

function pickStyle(state: AppState, style: StyleId | undefined): AppState {
  return style === undefined ? state : withPaint(state, {style, mixStyle: null, mix: 0});
}

/** Back to the style that was there last. */
function togglePlain(state: AppState): AppState {
  if (state.paint.style === null) return pickStyle(state, state.lastStyle ?? stylesOf(state)[0]?.id);
  return withPaint(state, {style: null, mixStyle: null, mix: 0});
}

function withPaint(state: AppState, change: Partial<PaintOptions>): AppState {
  const paint = {...state.paint, ...change};
  return {...state, paint, lastStyle: paint.style ?? state.paint.style ?? state.lastStyle};
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
