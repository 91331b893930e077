/**
 * The ground that paint lies on: the grain of paper, or the weave of a canvas. It stands still,
 * whatever moves. `three/brush/grain-node.ts` does the same in a shader.
 */
import {NOISE_SIDE} from './noise-table.ts';
import {type Plane, samplePlane} from './plane.ts';

/** How high full grain stands. */
export const GRAIN_HEIGHT = 3;

/** Side of the table as the grain of paper: a texel is 1.6 pixels of 1080 lines. */
export const GRAIN_TABLE_SIDE = (1.6 / 1080) * NOISE_SIDE;

/** Distance of two threads of a canvas: 5 pixels of 1080 lines. */
export const THREAD_PITCH = 5 / 1080;

/** How high threads stand, and how much the chance of paper moves them, in pitches. */
export const THREAD = {height: 0.45, uneven: 0.35} as const;

const TAP = new Float32Array(4);

/** How high the ground stands at a place. */
export function grainAt(
  noise: Plane,
  {grain, weave}: {readonly grain: number; readonly weave: number},
  x: number,
  y: number,
): number {
  if (grain === 0) return 0;
  samplePlane(noise, x / GRAIN_TABLE_SIDE, y / GRAIN_TABLE_SIDE, 'repeat', TAP);
  const paper = (TAP[2] ?? 0) - 0.5;
  if (weave === 0) return grain * GRAIN_HEIGHT * paper;
  const turn = Math.PI / THREAD_PITCH;
  const uneven = Math.PI * THREAD.uneven * paper;
  // One thread lies over its neighbour, the next under it, along both sides.
  const threads = THREAD.height * Math.cos(x * turn + uneven) * Math.cos(y * turn + uneven);
  return grain * GRAIN_HEIGHT * (paper + (threads - paper) * weave);
}
