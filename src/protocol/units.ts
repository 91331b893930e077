/**
 * Units as types, so that a milliseconds value cannot be passed where a share is meant without
 * saying so.
 */

/** A real number in 0..1. */
export type UnitInterval = number;

/**
 * A duration or a point in time in milliseconds (`performance.timeOrigin`-based where it crosses
 * threads).
 */
export type Milliseconds = number;

/** A rectangle in CSS pixels, origin at the canvas's upper left corner. */
export interface CssRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Width and height in whole pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Quarter turns clockwise that bring a source's picture upright, in degrees. */
export type Rotation = 0 | 90 | 180 | 270;

/** Limits a number to 0..1; NaN becomes 0. */
export function clampUnit(value: number): UnitInterval {
  return value > 0 ? Math.min(value, 1) : 0;
}
