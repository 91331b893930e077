/**
 * How the values of URL parameters are read and written. Reading returns undefined for a text that
 * is none of them.
 */
import type {UnitInterval} from '../protocol/units.ts';
import type {Said} from '../words/words.ts';
import type {LinkRow} from './link-row.ts';

/** How one parameter's values are told, read and written. */
export interface LinkValues<Value> {
  readonly values: LinkRow['values'];
  /** Undefined for a text that is not accepted. */
  readonly parse: (text: string) => Value | undefined;
  readonly format: (value: Value) => string;
}

/** One of a few words. */
export function wordOf<const Value extends string>(words: readonly Value[]): LinkValues<Value> {
  return {values: words.join(' | '), parse: (text) => words.find((word) => word === text), format: String};
}

/** What is said of a number between two ends. */
export function rangeOf(low: number, high: number): Said {
  return {say: 'address.values.range', values: {low: String(low), high: String(high)}};
}

/** A number, both ends allowed. */
export function numberBetween(low: number, high: number): (text: string) => number | undefined {
  return (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    return value >= low && value <= high ? value : undefined;
  };
}

/** A whole number, both ends allowed. */
export function integerBetween(low: number, high: number): (text: string) => number | undefined {
  const parse = numberBetween(low, high);
  return (text) => {
    const value = parse(text);
    return Number.isInteger(value) ? value : undefined;
  };
}

/** A name as styles have one; whether the network paints it only the engine can tell. */
export function parseStyle(text: string): string | undefined {
  return /^[a-z0-9-]{1,64}$/.test(text) ? text : undefined;
}

/** A style and its share of the painting, as in `starry-night:0.5`. */
export function parseMix(text: string): {style: string; share: UnitInterval} | undefined {
  const [styleText, shareText, ...rest] = text.split(':');
  if (styleText === undefined || shareText === undefined || rest.length > 0) return undefined;
  const style = parseStyle(styleText);
  const share = numberBetween(0, 1)(shareText);
  return style === undefined || share === undefined ? undefined : {style, share};
}

/**
 * Words written as the network's labels are, capitals and all; whether it knows one only the engine
 * can tell.
 */
export function parseWord(text: string): string | undefined {
  const word = text.trim();
  return /^\p{L}[\p{L} '().-]{0,39}$/u.test(word) ? word : undefined;
}

/**
 * The name of a layer, or how it begins; whether the network has it is known once it is open.
 */
export function parseLayer(text: string): string | undefined {
  return /^[\w./-]{1,64}$/.test(text) ? text : undefined;
}

/** A place in the picture, in shares of its width and height, as in `0.5:0.3`. */
export function parseSpot(text: string): {x: UnitInterval; y: UnitInterval} | undefined {
  const [x, y] = parsePair(text, numberBetween(0, 1));
  return x === undefined || y === undefined ? undefined : {x, y};
}

/** `yaw:pitch` in radians: half a turn either way to the sides, a quarter up and down. */
export function parseTurn(text: string): {yaw: number; pitch: number} | undefined {
  const [yaw, pitch] = parsePair(text, numberBetween(-Math.PI, Math.PI));
  return yaw === undefined || pitch === undefined || Math.abs(pitch) > Math.PI / 2 ? undefined : {yaw, pitch};
}

function parsePair<Value>(text: string, parse: (part: string) => Value | undefined): readonly (Value | undefined)[] {
  const parts = text.split(':');
  return parts.length === 2 ? parts.map(parse) : [];
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['1', true],
  ['0', false],
]);

/** 1 or 0. */
function parseFlag(text: string): boolean | undefined {
  return FLAGS.get(text);
}

/** As `parseFlag` reads it. */
function formatFlag(value: boolean): string {
  return value ? '1' : '0';
}

/** Two decimals are finer than anyone can see. */
export function formatShare(share: number): string {
  return String(Math.round(share * 100) / 100);
}

/** On or off. */
export const FLAG: LinkValues<boolean> = {values: '1 | 0', parse: parseFlag, format: formatFlag};

/** A share. */
export const SHARE: LinkValues<UnitInterval> = {values: rangeOf(0, 1), parse: numberBetween(0, 1), format: formatShare};
