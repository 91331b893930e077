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
import {formatFlag, formatShare, integerBetween, numberBetween, oneOf, parseFlag, parseMix, parseStyle} from './link-values.ts';

/** One parameter as it is written here. `parse` returns undefined for what it does not accept. */
interface Parameter<Name extends keyof LinkParameters> {
  readonly name: Name;
  readonly values: string;
  readonly meaning: string;
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
    meaning: 'where the picture comes from; file waits for a dropped picture or video',
    parse: oneOf(['camera', 'scene', 'file']),
    format: String,
  }),
  row({
    name: 'seed',
    values: '0 to 4294967295',
    meaning: 'which still life the scene shows',
    parse: integerBetween(0, 4294967295),
    format: String,
  }),
  row({
    name: 'style',
    values: 'a style name, or plain',
    meaning: 'the style to paint in',
    parse: parseStyle,
    format: String,
  }),
  row({
    name: 'mix',
    values: 'style:share, e.g. starry-night:0.5',
    meaning: 'a second style and its share, 0 to 1',
    parse: parseMix,
    format: ({style, share}) => `${style}:${formatShare(share)}`,
  }),
  row({
    name: 'strength',
    values: '0 to 1',
    meaning: 'how much of the painting covers the camera',
    parse: numberBetween(0, 1),
    format: formatShare,
  }),
  row({
    name: 'colours',
    values: 'mine | painting',
    meaning: "paints with the camera's own colours, or with the painting's",
    parse: oneOf(['mine', 'painting']),
    format: String,
  }),
  row({
    name: 'wipe',
    values: '0 to 1',
    meaning: 'where the before/after divider stands, as a share of the width',
    parse: numberBetween(0, 1),
    format: formatShare,
  }),
  row({
    name: 'mode',
    values: 'paint | dream | lens',
    meaning: 'whether the mirror paints, dreams or looks inside itself',
    parse: oneOf(['paint', 'dream', 'lens']),
    format: String,
  }),
  row({
    name: 'dream',
    values: LINKED_DREAMS.join(' | '),
    meaning: 'what the mirror dreams of',
    parse: oneOf(LINKED_DREAMS),
    format: String,
  }),
  row({
    name: 'dreamStrength',
    values: '0 to 1',
    meaning: 'how much of the dream covers the picture',
    parse: numberBetween(0, 1),
    format: formatShare,
  }),
  row({
    name: 'depth',
    values: '0 to 1',
    meaning: 'how long dreams pile up and how large their shapes grow',
    parse: numberBetween(0, 1),
    format: formatShare,
  }),
  row({
    name: 'over',
    values: 'camera | painting',
    meaning: "what is dreamt over: the camera's picture, or the painting in the chosen style",
    parse: oneOf(['camera', 'painting']),
    format: String,
  }),
  row({
    name: 'zoom',
    values: '1 | 0',
    meaning: 'the dream drifts towards you',
    parse: parseFlag,
    format: formatFlag,
  }),
  row({
    name: 'lens',
    values: LENS_IDS.join(' | '),
    meaning: 'the lens to look through; opens looking inside',
    parse: oneOf(LENS_IDS),
    format: String,
  }),
];

/** How the mirror runs: these stand behind them. */
export const RUNNING_ROWS: readonly LinkRow[] = [
  row({
    name: 'backend',
    values: NETWORK_BACKENDS.join(' | '),
    meaning: 'where the networks run; also allows a software graphics adapter',
    parse: oneOf(NETWORK_BACKENDS),
    format: String,
  }),
  row({
    name: 'rung',
    values: `${SHORT_SIDES.join(' | ')}, each also with -lite, e.g. 288-lite`,
    meaning: "pins the short side of the networks' input, in pixels, and with -lite the smaller one paints",
    parse: parseRung,
    format: formatRung,
  }),
  row({
    name: 'autotune',
    values: 'on | off',
    meaning:
      'times the ways to cut up the work of this graphics card again, or never; each card is timed once by itself',
    parse: oneOf(['on', 'off']),
    format: String,
  }),
  row({
    name: 'freeze',
    values: '1 | 0',
    meaning: 'stands still on the first picture',
    parse: parseFlag,
    format: formatFlag,
  }),
  row({
    name: 'lang',
    values: 'en | de',
    meaning: 'the language of the page: English or German',
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
