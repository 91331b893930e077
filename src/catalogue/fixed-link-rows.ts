/**
 * The parts of an address that no lens defines: the picture's source, the painting, the dream, and
 * how the mirror runs.
 */
import {CANVAS_WISHES, NETWORK_BACKENDS} from '../protocol/backend.ts';
import {formatRung, parseRung, SHORT_SIDES} from '../protocol/rung.ts';
import {DREAMS, GUIDED_DREAM, type DreamId} from './dreams.ts';
import {LENS_IDS} from './lenses.ts';
import type {LinkParameters} from './link-parameters.ts';
import type {LinkRow} from './link-row.ts';
import {
  FLAG,
  formatShare,
  integerBetween,
  parseMix,
  parseStyle,
  rangeOf,
  SHARE,
  wordOf,
  type LinkValues,
} from './link-values.ts';

/** Fields that no lens defines. */
type FixedName = Exclude<keyof LinkParameters, 'lensOptions'>;

/** What was held up to the mirror cannot be put into a link. */
const LINKED_DREAMS: readonly DreamId[] = DREAMS.map(({id}) => id).filter((id) => id !== GUIDED_DREAM);

/** What is looked at and how: these stand before the options of the lens. */
export const VIEW_ROWS: readonly LinkRow[] = [
  row('source', wordOf(['camera', 'scene', 'file'])),
  row('seed', {values: rangeOf(0, 4294967295), parse: integerBetween(0, 4294967295), format: String}),
  row('style', {values: {say: 'address.values.style'}, parse: parseStyle, format: String}),
  row('mix', {
    values: {say: 'address.values.mix'},
    parse: parseMix,
    format: ({style, share}) => `${style}:${formatShare(share)}`,
  }),
  row('strength', SHARE),
  row('colours', wordOf(['mine', 'painting'])),
  row('wipe', SHARE),
  row('brush', SHARE),
  row('mode', wordOf(['paint', 'dream', 'lens'])),
  row('dream', wordOf(LINKED_DREAMS)),
  row('dreamStrength', SHARE),
  row('depth', SHARE),
  row('over', wordOf(['camera', 'painting'])),
  row('zoom', FLAG),
  row('lens', wordOf(LENS_IDS)),
];

/** How the mirror runs: these stand behind them. */
export const RUNNING_ROWS: readonly LinkRow[] = [
  row('backend', wordOf(NETWORK_BACKENDS)),
  row('canvas', wordOf(CANVAS_WISHES)),
  row('rung', {
    values: {say: 'address.values.rung', values: {sides: SHORT_SIDES.join(' | ')}},
    parse: parseRung,
    format: formatRung,
  }),
  row('autotune', wordOf(['on', 'off'])),
  row('freeze', FLAG),
  row('lang', wordOf(['en', 'de'])),
  row('kiosk', FLAG),
];

/** The row of a field of `LinkParameters`. False is what a link says by saying nothing. */
function row<Name extends FixedName>(
  name: Name,
  {values, parse, format}: LinkValues<NonNullable<LinkParameters[Name]>>,
): LinkRow {
  return {
    name,
    values,
    meaning: `address.meanings.${name}`,
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
