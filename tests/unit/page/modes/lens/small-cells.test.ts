/** A finger on cells smaller than its tip: which one it means, and where it can read its name. */
import {describe, expect, test} from 'vitest';

import {areSmall, BUBBLE, cellAt, placeBubble} from '../../../../../src/page/modes/lens/lens-view/small-cells.ts';
import {placePlates} from '../../../../../src/protocol/lens-layout.ts';

/** A phone's screen, and the area of a lens on it. */
const PHONE = {width: 390, height: 844};
const AREA = {x: 12, y: 90, width: 366, height: 420};

/** Cells of a grid as the compositor draws them. */
function cellsOf(count: number): ReturnType<typeof placePlates>[number]['rect'][] {
  const plates = Array.from({length: count}, () => ({caption: null, width: 20, height: 20}));
  return placePlates('grid', plates, AREA).map(({rect}) => rect);
}

describe('a grid', () => {
  test.each([
    [384, true],
    [256, true],
    [64, true],
    [4, false],
  ])('of %d cells on a phone has cells too small for a finger: %s', (count, isSmall) => {
    expect(areSmall(cellsOf(count))).toBe(isSmall);
  });
});

describe('the cell that a finger means', () => {
  test('is the one whose picture it is on, for every cell of a large grid and up to its corners', () => {
    const cells = cellsOf(384);
    for (const [index, {x, y, width, height}] of cells.entries()) {
      expect(cellAt(cells, {x: x + width / 2, y: y + height / 2})).toBe(index);
      expect(cellAt(cells, {x: x + 0.01, y: y + 0.01})).toBe(index);
      expect(cellAt(cells, {x: x + width - 0.01, y: y + height - 0.01})).toBe(index);
    }
  });

  test('is the nearer one in the gap between two', () => {
    const cells = [0, 1].map((i) => ({x: i * 28, y: 0, width: 20, height: 20}));
    expect([21, 23, 25, 27].map((x) => cellAt(cells, {x, y: 10}))).toEqual([0, 0, 1, 1]);
  });

  test('is none off the grid, on any side, and none where there are no cells', () => {
    const cells = cellsOf(256);
    const first = cells[0]!;
    // The last row may be shorter than the others.
    const right = Math.max(...cells.map(({x, width}) => x + width));
    const bottom = Math.max(...cells.map(({y, height}) => y + height));
    const middle = {x: (first.x + right) / 2, y: (first.y + bottom) / 2};
    for (const off of [
      {x: first.x - 6, y: middle.y},
      {x: middle.x, y: first.y - 6},
      {x: right + 6, y: middle.y},
      {x: middle.x, y: bottom + 6},
    ]) {
      expect(cellAt(cells, off)).toBeNull();
    }
    expect(cellAt([], middle)).toBeNull();
  });

  test('is none where the last row has ended', () => {
    const cells = [0, 1, 2].map((i) => ({x: (i % 2) * 22, y: Math.floor(i / 2) * 22, width: 20, height: 20}));
    expect(cellAt(cells, {x: 32, y: 32})).toBeNull();
  });
});

describe('the bubble', () => {
  test.each([PHONE, {width: 844, height: 390}])(
    'is on the screen and never under the finger, wherever on %o',
    (screen) => {
      for (let x = 0; x <= screen.width; x += 10) {
        for (let y = 0; y <= screen.height; y += 10) {
          const corner = placeBubble({x, y}, screen);
          expect(corner.x).toBeGreaterThanOrEqual(0);
          expect(corner.y).toBeGreaterThanOrEqual(0);
          expect(corner.x + BUBBLE.width).toBeLessThanOrEqual(screen.width);
          expect(corner.y + BUBBLE.height).toBeLessThanOrEqual(screen.height);
          // The nearest point of the bubble is further away than the tip of a finger reaches.
          const dx = Math.max(corner.x - x, 0, x - corner.x - BUBBLE.width);
          const dy = Math.max(corner.y - y, 0, y - corner.y - BUBBLE.height);
          expect(Math.hypot(dx, dy)).toBeGreaterThan(30);
        }
      }
    },
  );

  test('is above the finger where there is room, and beside it at the top of the screen', () => {
    const above = placeBubble({x: 200, y: 400}, PHONE);
    expect(above.x + BUBBLE.width / 2).toBe(200);
    expect(above.y + BUBBLE.height).toBeLessThan(400);
    expect(placeBubble({x: 100, y: 20}, PHONE).x).toBeGreaterThan(100);
    expect(placeBubble({x: 300, y: 20}, PHONE).x + BUBBLE.width).toBeLessThan(300);
  });
});
