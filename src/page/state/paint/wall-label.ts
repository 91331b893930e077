/**
 * The words that hang beside the picture.
 */
import {findDream, type DreamOptions} from '../../../protocol/dreams.ts';
import type {PaintOptions, StyleId} from '../../../protocol/paint.ts';
import type {StyleLabel} from '../../../protocol/messages.ts';

/** What the label says. Empty strings are left out. */
export interface WallLabel {
  readonly title: string;
  readonly painter: string;
  readonly year: string;
  readonly line: string;
}

/** Two colours for accents: the chosen style's, or the room's own. */
export type Palette = readonly [string, string];

const ROOM_PALETTE: Palette = ['#c9a26b', '#8f7a5c'];

/** The label of a look. */
export function wallLabelOf(look: PaintOptions, styles: readonly StyleLabel[]): WallLabel {
  const style = find(styles, look.style);
  const other = find(styles, look.mixStyle);
  if (style && other) {
    return {
      title: `${shortTitle(style.title)} × ${shortTitle(other.title)}, ${formatPercent(look.mix)}`,
      painter: `${style.painter} with ${other.painter}`,
      year: '',
      line: 'A painting that never was.',
    };
  }
  if (style) return {title: style.title, painter: style.painter, year: style.year, line: style.line};
  if (styles.length > 0) return {title: 'You', painter: 'unpainted', year: '', line: 'Choose a painting to step into.'};
  return {
    title: 'Pareidolia',
    painter: 'a mirror that paints',
    year: '',
    line: 'The painter is taking out the brushes.',
  };
}

/** The label of a dream. */
export function dreamLabelOf({dream}: DreamOptions): WallLabel {
  const choice = findDream(dream);
  return {title: choice?.title ?? 'Dream', painter: 'a dream of this mirror', year: '', line: choice?.line ?? ''};
}

/** The palette of a look: of the style that has the larger share. */
export function paletteOf(look: PaintOptions, styles: readonly StyleLabel[]): Palette {
  const leading = look.mixStyle !== null && look.mix > 0.5 ? look.mixStyle : look.style;
  return find(styles, leading)?.palette ?? ROOM_PALETTE;
}

/** 0.4 -> '40 %', which never breaks across lines. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}

/** Two full titles do not fit on one label. */
function shortTitle(title: string): string {
  return title.replace(/^The /, '').replace(/ off .*$/, '');
}

function find(styles: readonly StyleLabel[], id: StyleId | null): StyleLabel | undefined {
  return styles.find((style) => style.id === id);
}
