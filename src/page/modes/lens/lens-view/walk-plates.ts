/** Where the arrow keys lead among plates: pure. */
import type {CssRect} from '../../../../protocol/units.ts';
import {own} from '../../../../protocol/own.ts';

/** Key to direction. */
const DIRECTIONS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The unit vector of an arrow key, or null for another key. */
export function directionOf(key: string): readonly [dx: number, dy: number] | null {
  return own(DIRECTIONS, key) ?? null;
}

/**
 * The plate to walk to: the nearest one in the key's direction, straight ahead before slantwise.
 * Home and End lead to the ends.
 *
 * @returns Its index, the same one where there is none further on, or null for a key that does not
 *   walk.
 */
export function walkPlates(rects: readonly CssRect[], from: number, key: string): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return rects.length - 1;
  const direction = directionOf(key);
  const start = rects[from];
  if (!direction || !start) return null;
  const [dx, dy] = direction;
  const here = centre(start);
  let best = {index: from, cost: Infinity};
  rects.forEach((rect, index) => {
    const there = centre(rect);
    const [x, y] = [there.x - here.x, there.y - here.y];
    const ahead = x * dx + y * dy;
    const cost = ahead + 3 * Math.abs(x * dy + y * dx);
    if (ahead > 1 && cost < best.cost) best = {index, cost};
  });
  return best.index;
}

function centre({x, y, width, height}: CssRect): {readonly x: number; readonly y: number} {
  return {x: x + width / 2, y: y + height / 2};
}
