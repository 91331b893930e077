import {describe, expect, test} from 'vitest';

import {placeCamera, placePlates} from '../../../src/protocol/lens-layout.ts';
import type {Arrangement} from '../../../src/protocol/lens.ts';
import type {CssRect} from '../../../src/protocol/units.ts';
import type {Said} from '../../../src/words/words.ts';
import {plainly} from '../../support/page/plainly.ts';

const ARRANGEMENTS: readonly Arrangement[] = ['grid', 'row', 'main'];
const WIDE: CssRect = {x: 40, y: 60, width: 900, height: 500};
const UPRIGHT: CssRect = {x: 10, y: 80, width: 360, height: 560};

/** Plates of three shapes in turn. */
function plates(count: number, caption: Said | null = null): {caption: Said | null; width: number; height: number}[] {
  const shapes = [
    {width: 10, height: 10},
    {width: 20, height: 10},
    {width: 5, height: 10},
  ];
  return Array.from({length: count}, (_, index) => ({caption, ...shapes[index % shapes.length]!}));
}

/** With a hair's breadth for rounding. */
function isInside(inner: CssRect, outer: CssRect): boolean {
  const slack = 1e-6;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function overlap(a: CssRect, b: CssRect): boolean {
  const slack = 1e-6;
  return (
    a.x + a.width > b.x + slack &&
    b.x + b.width > a.x + slack &&
    a.y + a.height > b.y + slack &&
    b.y + b.height > a.y + slack
  );
}

describe.each(ARRANGEMENTS)('plates in a %s', (arrangement) => {
  test.each([1, 2, 3, 8, 96, 384])('%i of them lie in the area, captions and all, and none on another', (count) => {
    for (const area of [WIDE, UPRIGHT]) {
      const wanted = plates(count, count < 9 ? plainly('a word') : null);
      const placed = placePlates(arrangement, wanted, area);
      expect(placed).toHaveLength(count);
      const taken = placed.map(({rect, captionHeight}) => ({...rect, height: rect.height + captionHeight}));
      expect(taken.filter((rect) => !(rect.width > 0) || !isInside(rect, area))).toEqual([]);
      const camera = placeCamera(arrangement, area);
      const all = camera === null ? taken : [...taken, camera];
      expect(all.filter((rect, index) => all.slice(index + 1).some((other) => overlap(rect, other)))).toEqual([]);
    }
  });

  test('keep their shapes, and all in one line of cells their scale', () => {
    for (const {rect, width, height} of placePlates(arrangement, plates(6), WIDE).map(({rect}, index) => ({
      rect,
      ...plates(6)[index]!,
    })))
      expect(rect.width / rect.height).toBeCloseTo(width / height, 9);
  });

  test('are nowhere where there is no area, and none are where there are none', () => {
    expect(placePlates(arrangement, plates(3), {...WIDE, width: 0})).toEqual([]);
    expect(placePlates(arrangement, plates(3), {...WIDE, height: 0})).toEqual([]);
    // Too low for a caption alone.
    expect(placePlates(arrangement, plates(3, plainly('a word')), {...WIDE, height: 20})).toEqual([]);
    expect(placePlates(arrangement, [], WIDE)).toEqual([]);
  });
});

test('a row stands side by side in a wide area, one under the other in an upright one', () => {
  const [first, second] = placePlates('row', plates(2), WIDE).map(({rect}) => rect);
  expect(second!.x).toBeGreaterThan(first!.x + first!.width);
  const [upper, lower] = placePlates('row', plates(2), UPRIGHT).map(({rect}) => rect);
  expect(lower!.y).toBeGreaterThan(upper!.y + upper!.height);
});

test('a row of three is two rows where that makes them larger', () => {
  const three = Array.from({length: 3}, () => ({caption: null, width: 10, height: 10}));
  const [first, second, third] = placePlates('row', three, {...WIDE, width: 600}).map(({rect}) => rect);
  expect(second!.y).toBe(first!.y);
  expect(third!.y).toBeGreaterThan(first!.y);
  expect(first!.width).toBeGreaterThan((600 - 16) / 3);
});

test('captions grow with the area, but take little of small cells', () => {
  const captioned = (count: number, area: CssRect) => placePlates('grid', plates(count, plainly('a word')), area)[0]!;
  const small = captioned(3, UPRIGHT).captionHeight;
  const large = captioned(3, {...WIDE, width: 1400, height: 800}).captionHeight;
  expect([small, large]).toEqual([22, 32]);
  expect(captioned(60, {...WIDE, width: 1400, height: 800}).captionHeight).toBe(22);
});

test('the main plate takes what it fills, and leaves the others a third', () => {
  const square = {caption: null, width: 10, height: 10};
  const mainOf = (area: CssRect) => placePlates('main', [square, square, square], area)[0]!.rect;
  // As high as the area, which is more than half of its width.
  expect(mainOf({...WIDE, width: 800}).height).toBeCloseTo(500 - 4, 9);
  expect(mainOf({...WIDE, width: 500, height: 480}).width).toBeCloseTo(0.68 * 500 - 4, 9);
  expect(mainOf({...UPRIGHT, width: 300}).width).toBeCloseTo(300 - 4, 9);
});

test('the main plate is larger than those beside it', () => {
  const [main, ...others] = placePlates('main', plates(1).concat(plates(1), plates(1), plates(1)), WIDE);
  for (const {rect} of others) expect(main!.rect.width).toBeGreaterThan(1.5 * rect.width);
});

test('a grid fills most of what the camera’s picture leaves of its area', () => {
  const square = {caption: null, width: 10, height: 10};
  for (const area of [WIDE, UPRIGHT]) {
    const placed = placePlates('grid', Array<typeof square>(100).fill(square), area);
    const covered = placed.reduce((sum, {rect}) => sum + rect.width * rect.height, 0);
    expect(covered / (area.width * area.height)).toBeGreaterThan(0.45);
  }
});

test('only beside a grid lies the camera’s own picture, in the corner of the area', () => {
  expect(placeCamera('row', WIDE)).toBeNull();
  expect(placeCamera('main', WIDE)).toBeNull();
  expect(placeCamera('grid', {...WIDE, width: 0})).toBeNull();
  const camera = placeCamera('grid', WIDE)!;
  expect([camera.x + camera.width, camera.y + camera.height]).toEqual([WIDE.x + WIDE.width, WIDE.y + WIDE.height]);
  expect(camera.width).toBe(camera.height);
});

test('four plates stand in a row above the camera’s picture, or in a square beside it, whichever is larger', () => {
  const square = {caption: plainly('a word'), width: 10, height: 10};
  const four = Array<typeof square>(4).fill(square);
  const columnsIn = (area: CssRect) => new Set(placePlates('grid', four, area).map(({rect}) => rect.x)).size;
  expect(columnsIn({x: 40, y: 96, width: 1340, height: 664})).toBe(4);
  expect(columnsIn(WIDE)).toBe(2);
  const sideIn = (area: CssRect) => placePlates('grid', four, area)[0]!.rect.width;
  expect(sideIn({x: 40, y: 96, width: 1340, height: 664})).toBeGreaterThan(320);
});
