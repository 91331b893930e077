/**
 * A finger on a grid whose cells are smaller than a fingertip: which cell it means, and where the
 * cell's name can be read. Pure.
 */
import type {CssRect, PixelSize} from '../../../../protocol/units.ts';

/**
 * The smallest side of a target that a finger hits reliably, in CSS pixels: WCAG 2.2, success
 * criterion 2.5.5.
 */
const SURE_TARGET = 44;

/**
 * A finger in the gap between two cells, or that far off the edge of the grid, still means a cell.
 * CSS pixels.
 */
const REACH = 4;

/** How far the fingertip and what it hides reach from the point it touches, in CSS pixels. */
const FINGERTIP = 36;

/** The bubble stays that far within the screen, in CSS pixels. */
const MARGIN = 8;

/** The room that a cell's name takes, in CSS pixels. */
export const BUBBLE: PixelSize = {width: 128, height: 44};

/** A place in CSS pixels. */
export interface CssPoint {
  readonly x: number;
  readonly y: number;
}

/** Whether some of these cells are too small for a finger to hit reliably. */
export function areSmall(cells: readonly CssRect[]): boolean {
  return cells.some(({width, height}) => Math.min(width, height) < SURE_TARGET);
}

/**
 * The index of the cell under a point, in the cells' own coordinates: the nearest one, or null
 * where none is within reach.
 */
export function cellAt(cells: readonly CssRect[], {x, y}: CssPoint): number | null {
  let best: {readonly index: number; readonly distance: number} | null = null;
  for (const [index, cell] of cells.entries()) {
    const distance = Math.hypot(outside(x, cell.x, cell.width), outside(y, cell.y, cell.height));
    if (distance <= REACH && (best === null || distance < best.distance)) best = {index, distance};
  }
  return best?.index ?? null;
}

/**
 * The upper left corner of the bubble: above the finger, or, where the screen ends there, beside it
 * on the side that has more room. It is always on the screen and never under the finger, as long as
 * the screen has room for both side by side.
 */
export function placeBubble(finger: CssPoint, screen: PixelSize): CssPoint {
  const above = finger.y - FINGERTIP - BUBBLE.height;
  if (above >= MARGIN) return {x: withinScreen(finger.x - BUBBLE.width / 2, BUBBLE.width, screen.width), y: above};
  const x = finger.x > screen.width / 2 ? finger.x - FINGERTIP - BUBBLE.width : finger.x + FINGERTIP;
  return {
    x: withinScreen(x, BUBBLE.width, screen.width),
    y: withinScreen(finger.y - BUBBLE.height / 2, BUBBLE.height, screen.height),
  };
}

/** How far a coordinate lies outside a stretch; 0 within it. */
function outside(at: number, start: number, length: number): number {
  return Math.max(start - at, 0, at - start - length);
}

function withinScreen(at: number, length: number, screenLength: number): number {
  return Math.max(MARGIN, Math.min(at, screenLength - MARGIN - length));
}
