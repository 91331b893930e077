/**
 * The parts of an address that no lens defines: the picture's source, the painting, the dream, and
 * how the mirror runs.
 */
import {NETWORK_BACKENDS} from '../protocol/backend.ts';
import {formatRung, parseRung, SHORT_SIDES} from '../protocol/rung.ts';
import {DREAMS, GUIDED_DREAM, type DreamId} from './dreams.ts';
import {LENS_IDS} from './lenses.ts';
import type {LinkParameters} from './link-parameters.ts';
import type {LinkRow} from './link-row.ts';
import {
  formatFlag,
  formatShare,
  integerBetween,
  numberBetween,
  oneOf,
  parseFlag,
  parseMix,
  parseStyle,
  rangeOf,
} from './link-values.ts';

/** One parameter as it is written here. `parse` returns undefined for what it does not accept. */
interface Parameter<Name extends keyof LinkParameters> {
  readonly name: Name;
  readonly values: LinkRow['values'];
  readonly meaning: LinkRow['meaning'];
  readonly parse: (text: string) => NonNullable<LinkParameters[Name]> | undefined;
  readonly format: (value: NonNullable<LinkParameters[Name]>) => string;
}

/** What was held up to the mirror cannot be put into a link. */
const LINKED_DREAMS: readonly DreamId[] = DREAMS.map(({id}) => id).filter((id) => id !== GUIDED_DREAM);

/** What is looked at and how: these stand before the options of the lens. */
export const VIEW_ROWS: readonly LinkRow[] = [
  row({
    name: 'source',
    values: 'camera | scene | file',
    meaning: 'address.meanings.source',
    parse: oneOf(['camera', 'scene', 'file']),
    format: String,
  }),
  row({
    name: 'seed',
    values: rangeOf(0, 4294967295),
    meaning: 'address.meanings.seed',
    parse: integerBetween(0, 4294967295),
    format: String,
  }),
  row({
    name: 'style',
    values: {say: 'address.values.style'},
    meaning: 'address.meanings.style',
    parse: parseStyle,
    format: String,
  }),
  row({
    name: 'mix',
    values: {say: 'address.values.mix'},
    meaning: 'address.meanings.mix',
    parse: parseMix,
    format: ({style, share}) => `${style}:${formatShare(share)}`,
  }),
  row({
    name: 'strength',
    values: rangeOf(0, 1),
    meaning: 'address.meanings.strength',
    parse: numberBetween(0, 1),
    format: formatShare,
  }),
  row({
    name: 'colours',
    values: 'mine | painting',
    meaning: 'address.meanings.colours',
    parse: oneOf(['mine', 'painting']),
    format: String,
  }),
  row({
    name: 'wipe',
    values: rangeOf(0, 1),
    meaning: 'address.meanings.wipe',
    parse: numberBetween(0, 1),
    format: formatShare,
  }),
  row({
    name: 'mode',
    values: 'paint | dream | lens',
    meaning: 'address.meanings.mode',
    parse: oneOf(['paint', 'dream', 'lens']),
    format: String,
  }),
  row({
    name: 'dream',
    values: LINKED_DREAMS.join(' | '),
    meaning: 'address.meanings.dream',
    parse: oneOf(LINKED_DREAMS),
    format: String,
  }),
  row({
    name: 'dreamStrength',
    values: rangeOf(0, 1),
    meaning: 'address.meanings.dreamStrength',
    parse: numberBetween(0, 1),
    format: formatShare,
  }),
  row({
    name: 'depth',
    values: rangeOf(0, 1),
    meaning: 'address.meanings.depth',
    parse: numberBetween(0, 1),
    format: formatShare,
  }),
  row({
    name: 'over',
    values: 'camera | painting',
    meaning: 'address.meanings.over',
    parse: oneOf(['camera', 'painting']),
    format: String,
  }),
  row({
    name: 'zoom',
    values: '1 | 0',
    meaning: 'address.meanings.zoom',
    parse: parseFlag,
    format: formatFlag,
  }),
  row({
    name: 'lens',
    values: LENS_IDS.join(' | '),
    meaning: 'address.meanings.lens',
    parse: oneOf(LENS_IDS),
    format: String,
  }),
];

/** How the mirror runs: these stand behind them. */
export const RUNNING_ROWS: readonly LinkRow[] = [
  row({
    name: 'backend',
    values: NETWORK_BACKENDS.join(' | '),
    meaning: 'address.meanings.backend',
    parse: oneOf(NETWORK_BACKENDS),
    format: String,
  }),
  row({
    name: 'rung',
    values: {say: 'address.values.rung', values: {sides: SHORT_SIDES.join(' | ')}},
    meaning: 'address.meanings.rung',
    parse: parseRung,
    format: formatRung,
  }),
  row({
    name: 'autotune',
    values: 'on | off',
    meaning: 'address.meanings.autotune',
    parse: oneOf(['on', 'off']),
    format: String,
  }),
  row({
    name: 'freeze',
    values: '1 | 0',
    meaning: 'address.meanings.freeze',
    parse: parseFlag,
    format: formatFlag,
  }),
  row({
    name: 'lang',
    values: 'en | de',
    meaning: 'address.meanings.lang',
    parse: oneOf(['en', 'de']),
    format: String,
  }),
];

/** The row of a field of `LinkParameters`. False is what a link says by saying nothing. */
function row<Name extends keyof LinkParameters>({name, values, meaning, parse, format}: Parameter<Name>): LinkRow {
  return {
    name,
    values,
    meaning,
    read: (view, text) => {
      const value = parse(text);
      return value === undefined ? undefined : {...view, [name]: value};
    },
    write: (view) => {
      const value = view[name] ?? false;
      return value === false ? null : format(value);
    },
  };
}
