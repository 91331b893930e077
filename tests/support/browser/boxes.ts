/** Rectangles on the screen, and checks of how they lie. */
import {expect} from 'vitest';

/** A rectangle in CSS pixels of the viewport. */
export interface Box {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Rounding to device pixels. */
export const SLACK = 0.5;

/** Checks that one rectangle lies within the other. */
export function expectInside({name, left, top, right, bottom}: Box, outer: Box): void {
  expect(left, name).toBeGreaterThanOrEqual(outer.left - SLACK);
  expect(top, name).toBeGreaterThanOrEqual(outer.top - SLACK);
  expect(right, name).toBeLessThanOrEqual(outer.right + SLACK);
  expect(bottom, name).toBeLessThanOrEqual(outer.bottom + SLACK);
}

/** A screen as a box. */
export function boxOf({width, height}: {readonly width: number; readonly height: number}): Box {
  return {name: 'the screen', left: 0, top: 0, right: width, bottom: height};
}

/** The pairs that lie on one another, named. */
export function overlapsOf(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => doOverlap(box, other))
      .map((other) => `${box.name} and ${other.name}`),
  );
}

/** Whether two share more than an edge. */
export function doOverlap(a: Box, b: Box): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > SLACK && height > SLACK;
}
