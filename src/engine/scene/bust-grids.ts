/**
 * Where the bust is sampled, and how finely: the face gets most of the triangles.
 *
 * Four boxes that overlap by a few cells. Each mesh is open where its box ends; in the overlap two
 * skins of the same surface lie on each other, so no crack shows.
 */
import type {SampleGrid} from './surface-nets.ts';

/** Spacings in decimetres. */
const FEATURE = 0.022;
const SKIN = 0.044;
const HAIR = 0.065;
const TORSO = 0.088;

/** The boxes whose meshes together make the bust. */
export const BUST_GRIDS: readonly SampleGrid[] = [
  {
    // Face: finest across the eyes and the mouth.
    x: lines([-0.95, SKIN], [-0.56, 0.027], [0.56, SKIN], [0.99]),
    y: lines([-1.3, SKIN], [-0.8, FEATURE], [-0.54, SKIN], [-0.14, FEATURE], [0.16, SKIN], [0.62]),
    z: lines([0.17, SKIN], [0.6, 0.026], [1.2]),
  },
  {
    // Sides and back of the head.
    x: lines([-1.06, HAIR], [1.06]),
    y: lines([-1.3, HAIR], [1.4]),
    z: lines([-1.62, HAIR], [0.3]),
  },
  {
    // Hair over the forehead.
    x: lines([-1.0, HAIR], [1.0]),
    y: lines([0.5, 0.04], [1.38]),
    z: lines([0.17, 0.042], [1.1]),
  },
  {
    // Shoulders and chest.
    x: lines([-1.9, TORSO], [1.95]),
    y: lines([-2.8, TORSO], [-1.15]),
    z: lines([-1.6, TORSO], [1.0]),
  },
];

/** Grid lines through the given stops, with the spacing named at the start of each stretch. */
function lines(...stops: (readonly [from: number, step?: number])[]): number[] {
  const result: number[] = [];
  stops.forEach(([from, step], index) => {
    const end = stops[index + 1]?.[0];
    if (end === undefined || step === undefined) {
      result.push(from);
      return;
    }
    const count = Math.max(Math.round((end - from) / step), 1);
    for (let line = 0; line < count; line++) result.push(from + ((end - from) * line) / count);
  });
  return result;
}
