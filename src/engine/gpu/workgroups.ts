/** How many workgroups cover what a pass works on. */
import type {PixelSize} from '../../protocol/units.ts';

/** Workgroups of a dispatch in its three dimensions. */
export type Workgroups = readonly [x: number, y: number, z: number];

/** Invocations in a workgroup of passes that work on a row of elements. */
export const WORKGROUP_LENGTH = 256;

/** Invocations along each side of a workgroup of passes that work on an area. */
export const WORKGROUP_SIDE = 8;

/** Workgroups for one invocation for each element. */
export function overElements(count: number, workgroupLength = WORKGROUP_LENGTH): Workgroups {
  return [Math.ceil(count / workgroupLength), 1, 1];
}

/** The same, for elements that are the pixels of a picture, row by row. */
export function overPixels({width, height}: PixelSize, workgroupLength = WORKGROUP_LENGTH): Workgroups {
  return overElements(width * height, workgroupLength);
}

/**
 * Workgroups of `WORKGROUP_SIDE` x `WORKGROUP_SIDE` invocations for an area, and for each plane.
 */
export function overArea({width, height}: PixelSize, planes = 1): Workgroups {
  return [Math.ceil(width / WORKGROUP_SIDE), Math.ceil(height / WORKGROUP_SIDE), planes];
}

/** Partial sums that `overPixels` leaves: one for each workgroup. */
export function partialsOf(size: PixelSize): number {
  return overPixels(size)[0];
}
