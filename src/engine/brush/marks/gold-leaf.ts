/**
 * Leaves of gold, as on a Japanese screen: squares that lap over one another, each a little lighter
 * or darker than the next. They lie on the paper: nothing carries them along, and what is painted
 * dark over them hides them.
 */
import {LUMA} from '../../picture/luma.ts';
import {smoothstep} from '../direction-field.ts';
import {NOISE_DEVIATION, NOISE_SIDE} from '../noise-table.ts';
import {samplePlane} from '../plane.ts';
import type {LayMark} from './mark-site.ts';

/** How far a leaf's edge leaves the straight line, in leaves at a deviation of the noise. */
export const LEAF_WAVER = 0.012;

/** Side of the noise table where it bends edges, in short sides. */
export const LEAF_WAVER_TABLE_SIDE = 3;

/** How wide leaves lap, in leaves, and how much lighter two are than one, in depths. */
export const LEAF_LAP = {width: 0.06, lighter: 0.5} as const;

/** How far the tone of leaves differs, in depths, from the lightest to the darkest. */
export const LEAF_TONES = 1.4;

/** Luma from which a ground begins to show its gold, and does. */
export const LEAF_SHOWS = {from: 0.3, to: 0.5} as const;

/** What leaves leave of the strokes. */
export const STROKES_UNDER_LEAF = 0.5;

const TAP = new Float32Array(4);

/** The leaf that a pixel lies on. */
export const layLeaf: LayMark = ({sources, x, y, fine}, pixel, share) => {
  const {noise, numbers} = sources;
  const {cell, depth} = numbers.hand;
  samplePlane(noise, x / LEAF_WAVER_TABLE_SIDE, y / LEAF_WAVER_TABLE_SIDE, 'repeat', TAP);
  const waver = (((TAP[0] ?? 0) - 0.5) / NOISE_DEVIATION) * LEAF_WAVER;
  const [column, row] = [x / cell + waver, y / cell - waver];
  const [cellX, cellY] = [Math.floor(column), Math.floor(row)];
  samplePlane(noise, (cellX + 0.5) / NOISE_SIDE, (cellY + 0.5) / NOISE_SIDE, 'repeat', TAP);
  const tone = LEAF_TONES * ((TAP[2] ?? 0) - 0.5);
  const laps = Math.min(column - cellX, row - cellY) < LEAF_LAP.width ? LEAF_LAP.lighter : 0;
  const luma = LUMA[0] * (pixel[0] ?? 0) + LUMA[1] * (pixel[1] ?? 0) + LUMA[2] * (pixel[2] ?? 0);
  const shown = smoothstep(LEAF_SHOWS.from, LEAF_SHOWS.to, luma) * (1 - fine) * share;
  const light = 1 + depth * (tone + laps) * shown;
  for (let channel = 0; channel < 3; channel++) pixel[channel] = (pixel[channel] ?? 0) * light;
  pixel[3] = (pixel[3] ?? 0) * (1 + (STROKES_UNDER_LEAF - 1) * shown);
};
