/** What each kind of option does: pure functions of the option and a value. */
import {shortLayer} from '../protocol/layers.ts';
import {
  FLAG,
  formatShare,
  integerBetween,
  numberBetween,
  parseLayer,
  parseSpot,
  parseTurn,
  parseWord,
  rangeOf,
} from './link-values.ts';
import type {LinkRow} from './link-row.ts';
import type {OptionKind, OptionOf, OptionSpec, OptionTable, OptionValues, RangeOption, Turn} from './option.ts';
import {own} from '../protocol/own.ts';

/** A network has no more channels in a layer. */
const MOST_UNITS = 4096;

/** Towards straight up or down, planes are only lines. Radians. */
const STEEPEST = 1.2;

/** What one kind does. */
interface KindRules<Spec extends OptionSpec> {
  /** What may stand in an address. */
  readonly values: (spec: Spec) => LinkRow['values'];
  /** The value that a text of an address means, or undefined where it means none. */
  readonly parse: (spec: Spec, text: string) => NonNullable<Spec['initial']> | undefined;
  /** The text that `parse` reads back. */
  readonly format: (spec: Spec, value: NonNullable<Spec['initial']>) => string;
  /** The nearest value that exists; the first one for what cannot be a value. */
  readonly clamp: (spec: Spec, value: unknown) => Spec['initial'];
}

const KINDS: {readonly [Kind in OptionKind]: KindRules<OptionOf<Kind>>} = {
  range: {
    values: ({range: [low, high]}) => rangeOf(low, high),
    parse: ({range, isWhole}, text) => (isWhole ? integerBetween(...range) : numberBetween(...range))(text),
    format: ({isWhole, scale}, value) => (isWhole || scale === 'logarithmic' ? String(value) : formatShare(value)),
    clamp: ({range: [low, high], initial}, value) => {
      if (typeof value !== 'number') return initial;
      // Not a number becomes the least value.
      return value > low ? Math.min(value, high) : low;
    },
  },
  choice: {
    values: ({values}) => values.join(' | '),
    parse: ({values}, text) => values.find((value) => String(value) === text),
    format: (_spec, value) => String(value),
    clamp: ({values, initial}, value) => values.find((each) => each === value) ?? initial,
  },
  several: {
    values: ({values}) => ({say: 'address.values.several', values: {values: values.join(' | ')}}),
    parse: ({values}, text) => {
      const found = text.split('.');
      return found.every((each) => values.includes(each)) ? values.filter((each) => found.includes(each)) : undefined;
    },
    format: (_spec, value) => value.join('.'),
    clamp: ({values, initial}, value) => {
      const found = isList(value) ? values.filter((each) => value.includes(each)) : [];
      return found.length > 0 ? found : initial;
    },
  },
  press: countRules(),
  picture: countRules(),
  switch: {
    values: () => FLAG.values,
    parse: (_spec, text) => FLAG.parse(text),
    format: (_spec, value) => FLAG.format(value),
    clamp: ({initial}, value) => (typeof value === 'boolean' ? value : initial),
  },
  text: {
    values: ({maxLength}) => ({say: 'address.values.text', values: {most: String(maxLength)}}),
    parse: ({maxLength}, text) => (text.length <= maxLength ? text : undefined),
    format: (_spec, value) => value,
    clamp: ({maxLength, initial}, value) => (typeof value === 'string' ? value.slice(0, maxLength) : initial),
  },
  secret: {
    values: () => '',
    parse: () => undefined,
    format: () => '',
    clamp: ({maxLength, initial}, value) => (typeof value === 'string' ? value.slice(0, maxLength) : initial),
  },
  device: {
    values: () => ({say: 'address.values.device'}),
    parse: (_spec, text) => (text === '' ? undefined : text),
    format: (_spec, value) => value,
    clamp: textOrNull,
  },
  place: {
    values: ({link}) => valuesOf('place', link),
    parse: (_spec, text) => parseSpot(text),
    format: (_spec, {x, y}) => `${formatShare(x)}:${formatShare(y)}`,
    clamp: (_spec, value) => (isPair(value, 'x', 'y') ? {x: value.x, y: value.y} : null),
  },
  layer: {
    values: ({link}) => valuesOf('layer', link),
    parse: (_spec, text) => parseLayer(text),
    format: (_spec, value) => shortLayer(value),
    clamp: textOrNull,
  },
  unit: {
    values: () => ({say: 'address.values.unit'}),
    parse: (_spec, text) => integerBetween(0, MOST_UNITS - 1)(text),
    format: (_spec, value) => String(value),
    clamp: (_spec, value) => (typeof value === 'number' ? value : null),
  },
  'class-word': {
    values: ({link}) => valuesOf('word', link),
    parse: (_spec, text) => parseWord(text),
    format: (_spec, value) => value,
    clamp: textOrNull,
  },
  turn: {
    values: ({link}) => valuesOf('turn', link),
    parse: (_spec, text) => parseTurn(text),
    format: (_spec, {yaw, pitch}) => `${formatShare(yaw)}:${formatShare(pitch)}`,
    clamp: ({initial}, value) => (isPair(value, 'yaw', 'pitch') ? limitTurn(value) : initial),
  },
};

/** What is counted, and said by no address. */
function countRules<Spec extends OptionOf<'press'> | OptionOf<'picture'>>(): KindRules<Spec> {
  return {
    values: () => '',
    parse: () => undefined,
    format: () => '',
    clamp: ({initial}, value) => (typeof value === 'number' ? value : initial),
  };
}

/** What an address may say of an option. */
export function linkValuesOf(spec: OptionSpec): LinkRow['values'] {
  return rulesOf(spec).values(spec);
}

/** The value that a text of an address means, or undefined where it means none. */
export function parseOption<Spec extends OptionSpec>(
  spec: Spec,
  text: string,
): NonNullable<Spec['initial']> | undefined {
  return rulesOf(spec).parse(spec, text);
}

/** The text for an address that `parseOption` reads back. */
export function formatOption<Spec extends OptionSpec>(spec: Spec, value: NonNullable<Spec['initial']>): string {
  return rulesOf(spec).format(spec, value);
}

/** The nearest value that the option can have; its first one for what cannot be a value. */
export function clampOption<Spec extends OptionSpec>(spec: Spec, value: unknown): Spec['initial'] {
  return rulesOf(spec).clamp(spec, value);
}

/** The value one arrow key further up or down. */
export function nudgeOption(spec: RangeOption, value: number, by: 1 | -1): number {
  const {keyStep, isWhole} = spec;
  if (typeof keyStep === 'number') return clampOption(spec, value + keyStep * by);
  const next = value * 10 ** (by / 10);
  return clampOption(spec, isWhole ? Math.round(next) : Number(next.toPrecision(2)));
}

/** Whether an option matters, as another has the value that it waits for. */
export function isShown(name: string, options: OptionTable, values: OptionValues): boolean {
  const condition = own(options, name)?.shownWhile;
  if (condition === undefined) return true;
  return own(values, condition.option) === condition.is && isShown(condition.option, options, values);
}

/** Whether two values of an option are the same. */
export function isSameValue(one: OptionSpec['initial'], other: OptionSpec['initial']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The table's row fits the option because both have the same kind; types cannot say so. */
function rulesOf<Spec extends OptionSpec>({kind}: Spec): KindRules<Spec> {
  return KINDS[kind] as unknown as KindRules<Spec>;
}

function textOrNull(_spec: OptionSpec, value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isPair<Name extends string>(
  value: unknown,
  ...names: readonly Name[]
): value is Readonly<Record<Name, number>> {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => Number.isFinite(own(value as Record<string, unknown>, name)));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function valuesOf(kind: 'place' | 'layer' | 'word' | 'turn', link: OptionSpec['link']): LinkRow['values'] {
  return {say: `address.values.${kind}`, values: {example: link?.example ?? ''}};
}

/** Planes may be turned round and round, but never upside down. */
function limitTurn({yaw, pitch}: Turn): Turn {
  return {
    yaw: yaw - 2 * Math.PI * Math.round(yaw / (2 * Math.PI)),
    pitch: Math.min(STEEPEST, Math.max(-STEEPEST, pitch)),
  };
}
