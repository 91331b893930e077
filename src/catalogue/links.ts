/**
 * The one table of URL parameters: read by the parser, the help panel and the reference, so that a
 * link reproduces a view.
 */
import type {LensDefinition} from './define-lens.ts';
import {RUNNING_ROWS, VIEW_ROWS} from './fixed-link-rows.ts';
import {lensLinkRows} from './lens-link-rows.ts';
import {LENSES} from './lenses.ts';
import {EMPTY_VIEW, type LinkParameters} from './link-parameters.ts';
import type {LinkRow} from './link-row.ts';
import {isTracking} from './tracking-parameters.ts';
import type {Said} from '../words/words.ts';

/** Every URL parameter, in the order links are written. */
export const LINK_ROWS: readonly LinkRow[] = linkRows(LENSES);

/** The rows with the options of these lenses. */
export function linkRows(lenses: readonly LensDefinition[]): readonly LinkRow[] {
  return [...VIEW_ROWS, ...lensLinkRows(lenses), ...RUNNING_ROWS];
}

/**
 * A parsed address: the view it asks for, and a precise sentence for each part that was left out.
 */
export interface ParsedLink {
  readonly view: LinkParameters;
  readonly problems: readonly Said[];
}

/**
 * Reads a query string. Unknown names and values out of range are left out and reported, but what
 * only tracks is left out without a word; nothing throws.
 */
export function parseLink(search: string, rows: readonly LinkRow[] = LINK_ROWS): ParsedLink {
  let view = EMPTY_VIEW;
  const problems: Said[] = [];
  for (const [name, text] of new URLSearchParams(search)) {
    const row = rows.find((candidate) => candidate.name === name);
    if (row === undefined && isTracking(name)) continue;
    const next = row?.read(view, text);
    if (row === undefined) problems.push({say: 'address.unknown', values: {name}});
    else if (next === undefined) problems.push(refused(row, text));
    else view = next;
  }
  return {view, problems};
}

function refused({name, values}: LinkRow, text: string): Said {
  return {say: 'address.refused', values: {name, text: text.slice(0, 80), values}};
}

/**
 * Writes a view as a query string that `parseLink` reads back; empty when the view asks for
 * nothing.
 */
export function formatLink(view: Partial<LinkParameters>, rows: readonly LinkRow[] = LINK_ROWS): string {
  const parameters = new URLSearchParams();
  for (const {name, write} of rows) {
    const text = write(view);
    if (text !== null) parameters.set(name, text);
  }
  const search = parameters.toString().replaceAll('%3A', ':');
  return search === '' ? '' : `?${search}`;
}
