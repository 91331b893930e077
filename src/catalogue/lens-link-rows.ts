/** The parts of an address that the options of lenses define. */
import type {LensDefinition} from './define-lens.ts';
import type {LinkRow} from './link-row.ts';
import type {OptionSpec} from './option.ts';
import {formatOption, linkValuesOf, parseOption} from './option-kinds.ts';
import {own} from '../protocol/own.ts';

/**
 * The order in which links have always named these. Options that are not in it follow in the order
 * of their lenses.
 */
const ORDER: readonly string[] = [
  'layer',
  'unit',
  'class',
  'target',
  'attack',
  'epsilon',
  'patch',
  'stride',
  'spot',
  'dimension',
  'shuffled',
  'randomised',
  'spatial',
  'turn',
];

/** A row for each option that an address can say; an option of several lenses has one. */
export function lensLinkRows(lenses: readonly LensDefinition[]): readonly LinkRow[] {
  const rows = new Map<string, LinkRow>();
  for (const {options} of lenses) {
    for (const [name, spec] of Object.entries(options)) {
      if (spec.link !== null && !rows.has(spec.link.name)) rows.set(spec.link.name, rowOf(name, spec, spec.link));
    }
  }
  return [...rows.values()].sort((one, other) => placeOf(one) - placeOf(other));
}

function rowOf(option: string, spec: OptionSpec, {name, meaning}: NonNullable<OptionSpec['link']>): LinkRow {
  return {
    name,
    meaning,
    values: linkValuesOf(spec),
    read: (view, text) => {
      const value = parseOption(spec, text);
      return value === undefined ? undefined : {...view, lensOptions: {...view.lensOptions, [option]: value}};
    },
    write: ({lensOptions = {}}) => {
      const value = own(lensOptions, option) ?? null;
      return value === null ? null : formatOption(spec, value);
    },
  };
}

function placeOf({name}: LinkRow): number {
  const place = ORDER.indexOf(name);
  return place < 0 ? ORDER.length : place;
}
