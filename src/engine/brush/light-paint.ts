/**
 * Lights the paint from the upper left, sharpens the edges between its colours, and draws the line
 * of a key block. `three/brush/light-paint-node.ts` does the same in a shader.
 */
import {LUMA} from '../picture/luma.ts';
import type {BrushNumbers} from './brush-numbers.ts';
import {smoothstep} from './direction-field.ts';

/** Lines of the picture at which slopes and distances are as they are given here. */
export const LINES = 1080;

/** How steep paint is that rises by 1 from one pixel to the next. */
export const STEEPNESS = 2.6;

/** How much of the light comes from the side, and how much from the front; of length 1. */
export const LIGHT = {side: 0.78, front: 0.62} as const;

/** How high light colours stand over dark ones, as a share of the body. */
export const EDGE_HEIGHT = 2;

/** How far sharpening looks, in pixels. */
export const SHARPEN_PX = 4;

/** How much lighter the surroundings are where the key block's line begins, and is full. */
export const LINE_EDGE = {from: 0.015, to: 0.07} as const;

/** The line's colour: Prussian blue, as printed. */
export const LINE_COLOUR = [0.09, 0.13, 0.25] as const;

/** Distances and slopes on a picture of so many lines. */
export function lightScale(short: number): {readonly sharpenPx: number; readonly steepness: number} {
  return {sharpenPx: Math.max(1, Math.round((SHARPEN_PX * short) / LINES)), steepness: (STEEPNESS * short) / LINES};
}

/**
 * One row of the finished picture, RGB in 0..1, three numbers a pixel.
 *
 * @param paint Reads a row of `PaintLayer`, the nearest where the picture has none.
 */
export function lightRow(
  paint: (y: number) => Float32Array,
  y: number,
  width: number,
  short: number,
  {hand}: BrushNumbers,
  out: Float32Array = new Float32Array(width * 3),
): Float32Array {
  const {sharpenPx, steepness} = lightScale(short);
  const here = paint(y);
  const [before, after] = [paint(y - 1), paint(y + 1)];
  const [above, below] = [paint(y - sharpenPx), paint(y + sharpenPx)];
  const heightOf = (row: Float32Array, column: number): number => {
    const at = Math.min(width - 1, Math.max(0, column)) * 4;
    return (row[at + 3] ?? 0) + EDGE_HEIGHT * hand.body * lumaAt(row, at);
  };
  for (let x = 0; x < width; x++) {
    const at = x * 4;
    // Rises towards the lower right: faces the light.
    const slope = ((heightOf(after, x + 1) - heightOf(before, x - 1)) / 2) * steepness;
    const lit = (slope * LIGHT.side + LIGHT.front) / Math.sqrt(1 + slope * slope) / LIGHT.front - 1;
    const light = 1 + hand.relief * Math.min(1, Math.max(-1, lit));
    const left = Math.max(0, x - sharpenPx) * 4;
    const right = Math.min(width - 1, x + sharpenPx) * 4;
    const around = (channel: number): number =>
      ((here[left + channel] ?? 0) +
        (here[right + channel] ?? 0) +
        (above[at + channel] ?? 0) +
        (below[at + channel] ?? 0)) /
      4;
    const [red, green, blue] = [around(0), around(1), around(2)];
    const lighter = LUMA[0] * red + LUMA[1] * green + LUMA[2] * blue - lumaAt(here, at);
    const line = hand.line * smoothstep(LINE_EDGE.from, LINE_EDGE.to, lighter);
    for (const [channel, mean] of [red, green, blue].entries()) {
      const colour = here[at + channel] ?? 0;
      const sharp = (colour + hand.sharpness * (colour - mean)) * light;
      out[x * 3 + channel] = Math.min(1, Math.max(0, sharp + ((LINE_COLOUR[channel] ?? 0) - sharp) * line));
    }
  }
  return out;
}

function lumaAt(row: Float32Array, at: number): number {
  return LUMA[0] * (row[at] ?? 0) + LUMA[1] * (row[at + 1] ?? 0) + LUMA[2] * (row[at + 2] ?? 0);
}
