/** What touches and keys on a lens's picture change. Pure functions. */
import type {Place, Turn} from '../../../../catalogue/option.ts';
import {clampUnit, type CssRect} from '../../../../protocol/units.ts';

/** A key moves the square by this share of the picture. */
const SPOT_STEP = 0.05;

/** Where a square appears that the keyboard adds. */
const MIDDLE = {x: 0.5, y: 0.5} as const;

/** Radians for each CSS pixel that the layers are dragged. */
const TURN_SPEED = 0.008;

/** The place under a pointer, within the picture. */
export function spotAt(picture: CssRect, x: number, y: number): Place {
  return {x: clampUnit((x - picture.x) / picture.width), y: clampUnit((y - picture.y) / picture.height)};
}

/** The square after one step of an arrow key; the first step puts it in the middle. */
export function moveSpot(spot: Place | null, [dx, dy]: readonly [dx: number, dy: number]): Place {
  if (!spot) return MIDDLE;
  return {x: clampUnit(spot.x + dx * SPOT_STEP), y: clampUnit(spot.y + dy * SPOT_STEP)};
}

/** The turn after a drag by this many CSS pixels. */
export function turnBy({yaw, pitch}: Turn, dx: number, dy: number): Turn {
  return {yaw: yaw + dx * TURN_SPEED, pitch: pitch + dy * TURN_SPEED};
}
