/**
 * The words that hang beside the picture.
 */
import type {PaintOptions, StyleId} from '../../../../protocol/paint.ts';
import type {StyleLabel} from '../../../../protocol/messages.ts';
import type {WallLabel} from '../../mode-row.ts';
import {say, sayStyle} from '../../../../words/say.ts';

/** Two colours for accents: the chosen style's, or the room's own. */
export type Palette = readonly [string, string];

const ROOM_PALETTE: Palette = ['#c9a26b', '#8f7a5c'];

/** The label of a look. */
export function wallLabelOf(paint: PaintOptions, styles: readonly StyleLabel[]): WallLabel {
  const style = said(styles, paint.style);
  const other = said(styles, paint.mixStyle);
  if (style && other) {
    return {
      title: say('label.mix.title', {
        first: shortTitle(style.title),
        second: shortTitle(other.title),
        share: paint.mix,
      }),
      painter: say('label.mix.painter', {first: style.painter, second: other.painter}),
      year: '',
      line: say('label.mix.line'),
    };
  }
  if (style) return {title: style.title, painter: style.painter, year: style.year, line: style.line};
  const place = styles.length > 0 ? 'label.plain' : 'label.starting';
  return {title: say(`${place}.title`), painter: say(`${place}.painter`), year: '', line: say(`${place}.line`)};
}

/** The palette of a look: of the style that has the larger share. */
export function paletteOf(paint: PaintOptions, styles: readonly StyleLabel[]): Palette {
  const leading = paint.mixStyle !== null && paint.mix > 0.5 ? paint.mixStyle : paint.style;
  return find(styles, leading)?.palette ?? ROOM_PALETTE;
}

/** 0.4 -> '40 %', which never breaks across lines. */
export function formatPercent(share: number): string {
  return say('label.percent', {share});
}

/** Two full titles do not fit on one label. */
function shortTitle(title: string): string {
  return title.replace(/^The /, '').replace(/ (off|vor) .*$/, '');
}

/** The style in the language that is chosen. */
function said(styles: readonly StyleLabel[], id: StyleId | null): StyleLabel | undefined {
  const style = find(styles, id);
  return style && sayStyle(style);
}

function find(styles: readonly StyleLabel[], id: StyleId | null): StyleLabel | undefined {
  return styles.find((style) => style.id === id);
}
