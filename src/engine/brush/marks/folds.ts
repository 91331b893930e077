/**
 * Folded planes (Picabia): the picture falls into facets with crisp edges, each of almost one
 * colour, and shaded from one side to the other as if the canvas were folded along them.
 */
import {LUMA} from '../../picture/luma.ts';
import {smoothstep} from '../direction-field.ts';
import {createCell, findNearestCell, sideWhereFine} from './nearest-cell.ts';
import {type LayMark, sampleAt} from './mark-site.ts';

/** How far chance turns a facet, from one end to the other, in radians. */
export const FOLD_TURN = 1.6;

/** How much of a facet is the colour of its middle, on an even ground. */
export const FOLD_FLATNESS = 0.8;

/**
 * How far, as red, green and blue together, the middle's colour is from a pixel's where a facet
 * begins to give way, and has: an outline in the picture is not lost under a facet.
 */
export const FOLD_GIVES_WAY = {from: 0.16, to: 0.42} as const;

/** Towards the light, x and y; of length 1. */
export const FOLD_LIGHT = [-0.6, -0.8] as const;

/** Shading rises so steeply from one side of a facet to the other. */
export const FOLD_STEEPNESS = 2.4;

/** How grey the greyest facets are. Chance gives each its share: a few keep their colour. */
export const FOLD_GREY = 0.8;

/** What folds leave of the strokes under them. */
export const STROKES_UNDER_FOLDS = 0.45;

const CELL = createCell();
const TAP = new Float32Array(4);

/** The facet that a pixel lies in. */
export const layFold: LayMark = (site, pixel, share) => {
  const {sources, line, x, y, fine} = site;
  const {cell, depth} = sources.numbers.hand;
  const side = sideWhereFine(cell, fine);
  findNearestCell(site, {side, square: 1, turn: FOLD_TURN}, CELL);
  sampleAt(site, sources.colours, CELL.middleX, CELL.middleY, TAP);
  const [red, green, blue] = [
    (TAP[0] ?? 0) - (pixel[0] ?? 0),
    (TAP[1] ?? 0) - (pixel[1] ?? 0),
    (TAP[2] ?? 0) - (pixel[2] ?? 0),
  ];
  const alike = 1 - smoothstep(FOLD_GIVES_WAY.from, FOLD_GIVES_WAY.to, Math.hypot(red, green, blue));
  const plain = 1 - fine;
  const flatness = FOLD_FLATNESS * alike * plain * share;

  line.read(CELL.middleX, CELL.middleY);
  // Where the crease points one way or the other is the same: both factors turn round with it.
  const across = (y - CELL.middleY) * line.alongX - (x - CELL.middleX) * line.alongY;
  const towards = FOLD_LIGHT[1] * line.alongX - FOLD_LIGHT[0] * line.alongY;
  const shade = Math.min(1, Math.max(-1, (FOLD_STEEPNESS * across * towards * foldSign(CELL.first)) / side));
  const light = 1 + depth * shade * plain * share;
  const flat = [
    (pixel[0] ?? 0) + red * flatness,
    (pixel[1] ?? 0) + green * flatness,
    (pixel[2] ?? 0) + blue * flatness,
  ];
  const luma = LUMA[0] * (flat[0] ?? 0) + LUMA[1] * (flat[1] ?? 0) + LUMA[2] * (flat[2] ?? 0);
  const grey = FOLD_GREY * CELL.second * plain * share;
  for (let channel = 0; channel < 3; channel++) {
    const colour = flat[channel] ?? 0;
    pixel[channel] = (colour + (luma - colour) * grey) * light;
  }
  pixel[3] = (pixel[3] ?? 0) * (1 + (STROKES_UNDER_FOLDS - 1) * share);
};

/** Folded up or down. @param chance In 0..1. */
function foldSign(chance: number): number {
  return chance < 0.5 ? -1 : 1;
}
