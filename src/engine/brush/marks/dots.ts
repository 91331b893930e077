/**
 * Dots of divided colour (Seurat, Signac) and tesserae (Delaunay, Metzinger): each has one colour,
 * taken apart from its neighbours' so that the eye mixes them again.
 */
import {createCell, findNearestCell, sideWhereFine} from './nearest-cell.ts';
import {type LayMark, sampleAt} from './mark-site.ts';

/** Half the width of a dot in cells, round and square, and how soft its edge is. */
export const DOT_RADIUS = {round: 0.52, square: 0.5, edge: 0.1} as const;

/** How high a dot stands in its middle, in deviations of a stroke. */
export const DOME = 1.2;

/** What dots leave of the strokes under them. */
export const STROKES_UNDER_DOTS = 0.4;

/** Chroma that a full division moves a colour by. */
export const DIVISION = 0.16;

const CELL = createCell();
const TAP = new Float32Array(4);

/** The nearest of the dots around a pixel, over what is there. */
export const layDot: LayMark = (site, pixel, share) => {
  const {colours, numbers} = site.sources;
  const {width, square, divide} = numbers.hand;
  findNearestCell(site, {side: sideWhereFine(width, site.fine), square, turn: 0}, CELL);
  sampleAt(site, colours, CELL.middleX, CELL.middleY, TAP);
  const {cover, dome} = dotHeight(CELL.away, square);
  const colour = divideColour([TAP[0] ?? 0, TAP[1] ?? 0, TAP[2] ?? 0], CELL.first, divide);
  for (let channel = 0; channel < 3; channel++) {
    const under = pixel[channel] ?? 0;
    pixel[channel] = under + ((colour[channel] ?? 0) - under) * cover * share;
  }
  const level = pixel[3] ?? 0;
  pixel[3] = level + (level * STROKES_UNDER_DOTS + dome - level) * share;
};

/** How much a dot covers, and how high its paint stands. @param away From its middle, in cells. */
export function dotHeight(away: number, square: number): {readonly cover: number; readonly dome: number} {
  const radius = DOT_RADIUS.round + (DOT_RADIUS.square - DOT_RADIUS.round) * square;
  const rim = Math.min(1, Math.max(0, (radius - away) / DOT_RADIUS.edge));
  const cover = rim * rim * (3 - 2 * rim);
  const share = away / radius;
  // A round dot is a dome; a square one is flat, with a rim.
  const dome = Math.max(0, 1 - share * share * (1 - 0.6 * square));
  return {cover, dome: DOME * (cover * dome - 0.4)};
}

/**
 * A colour moved round the grey axis by chance, with its luma kept. Over many dots the moves cancel
 * out.
 *
 * @param chance In 0..1. @param divide How far.
 */
export function divideColour(
  [red, green, blue]: readonly [number, number, number],
  chance: number,
  divide: number,
): readonly [number, number, number] {
  const angle = chance * 2 * Math.PI;
  const redness = DIVISION * divide * Math.cos(angle);
  const blueness = DIVISION * divide * Math.sin(angle);
  return [red + 1.402 * redness, green - 0.714 * redness - 0.344 * blueness, blue + 1.772 * blueness];
}
