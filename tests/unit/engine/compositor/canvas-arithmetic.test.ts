/** The processor's arithmetic on pixels, against formulas that are written out again. */
import {describe, expect, test} from 'vitest';

import {cornerShares, SMALL, spreadShares} from '../../../../src/engine/compositor/canvas/corner-shares.ts';
import {dividerAt} from '../../../../src/engine/compositor/canvas/divider.ts';
import {dreamParts} from '../../../../src/engine/compositor/canvas/dream-parts.ts';
import {enlargeBySpline} from '../../../../src/engine/compositor/canvas/enlarge-by-spline.ts';
import {mixMirror, recolour} from '../../../../src/engine/compositor/canvas/mix-pixels.ts';
import {smoothPixels} from '../../../../src/engine/compositor/canvas/smooth-pixels.ts';
import {CELLS} from '../../../../src/engine/compositor/flash/flash-count.ts';
import {GRID} from '../../../../src/engine/compositor/flash/flash-rules.ts';
import type {MirrorLook} from '../../../../src/engine/compositor/mirror-look.ts';

const LOOK: MirrorLook = {amount: 1, keepColours: 0, wipe: null, dream: 0, aside: 0, flash: 0};
const LUMA = (r: number, g: number, b: number): number => 0.299 * r + 0.587 * g + 0.114 * b;

/** A row of opaque pixels. */
function row(...colours: readonly (readonly [number, number, number])[]): Uint8ClampedArray<ArrayBuffer> {
  return new Uint8ClampedArray(colours.flatMap((colour) => [...colour, 255]));
}

function mix(look: Partial<MirrorLook>, parts: Parameters<typeof mixMirror>[0], width: number): number[] {
  const target = new Uint8ClampedArray(width * 4);
  mixMirror(parts, {...LOOK, ...look}, {width, height: 1}, target);
  return [...target];
}

describe('the mirror', () => {
  const camera = row([10, 20, 30], [10, 20, 30], [10, 20, 30], [10, 20, 30]);
  const art = row([110, 220, 130], [110, 220, 130], [110, 220, 130], [110, 220, 130]);

  test('mixes camera and painting by the strength', () => {
    expect(mix({amount: 0.25}, {camera, art, detail: null, under: null}, 4).slice(0, 4)).toEqual([35, 70, 55, 255]);
  });

  test('is painted from the divider on, pixels whose middle lies beyond it', () => {
    const reds = mix({wipe: 0.5}, {camera, art, detail: null, under: null}, 4).filter((_, at) => at % 4 === 0);
    expect(reds).toEqual([10, 10, 110, 110]);
    expect(mix({wipe: 0.6}, {camera, art, detail: null, under: null}, 4)[8]).toBe(110);
    expect(mix({wipe: 0.65}, {camera, art, detail: null, under: null}, 4)[8]).toBe(10);
  });

  test('adds a dream on the painted side alone, and clips the sum', () => {
    // 128 is no change; a byte more is 1.24 of 255 more.
    const detail = row([138, 128, 118], [138, 128, 118], [255, 0, 128], [138, 128, 118]);
    const found = mix({dream: 1, wipe: 0.25}, {camera, art: camera, detail, under: null}, 4);
    expect(found.slice(0, 3)).toEqual([10, 20, 30]);
    expect(found.slice(4, 7)).toEqual([22, 20, 18]);
    expect(found.slice(8, 11)).toEqual([168, 0, 30]);
  });

  test('gives way to what the dreamer saw as far as that is opaque, and to the dream’s own fade', () => {
    const detail = row([128, 128, 128], [128, 128, 128], [128, 128, 128], [128, 128, 128]);
    const under = new Uint8ClampedArray([0, 255, 51, 255].flatMap((alpha) => [200, 100, 0, alpha]));
    const reds = (look: Partial<MirrorLook>): number[] =>
      mix(look, {camera, art, detail, under}, 4).filter((_, at) => at % 4 === 0);
    expect(reds({dream: 1})).toEqual([110, 200, 128, 200]);
    expect(reds({dream: 0.5})).toEqual([110, 155, 119, 155]);
    expect(reds({dream: 1, amount: 0, wipe: 0.5})).toEqual([10, 10, 48, 200]);
  });

  test('steps back without colour and with a third of its light', () => {
    const quiet = Math.round(0.35 * LUMA(110, 220, 130));
    expect(mix({aside: 1}, {camera, art, detail: null, under: null}, 4).slice(0, 4)).toEqual([
      quiet,
      quiet,
      quiet,
      255,
    ]);
  });
});

describe('a dream’s parts', () => {
  const size = {width: 2, height: 1};
  const pixels = (data: Uint8ClampedArray<ArrayBuffer>) => ({kind: 'pixels', data, size}) as const;
  const [seen, dreamt] = [row([100, 100, 100], [0, 0, 0]), row([107, 93, 100], [255, 0, 0])];

  test('are an opaque difference, which a 2-D canvas would else weigh by its alpha, and what gives way', () => {
    dreamt[3] = 0;
    dreamt[7] = 204;
    const {detail, under} = dreamParts({seen: pixels(seen), dreamt: pixels(dreamt)});
    expect(detail).toMatchObject({kind: 'pixels', size, data: row([134, 122, 128], [255, 128, 128])});
    const data = new Uint8ClampedArray([100, 100, 100, 0, 0, 0, 0, 204]);
    expect(under).toMatchObject({kind: 'pixels', size, data});
  });

  test('are the difference alone where nothing gives way', () => {
    const weak = dreamt.map((value, at) => (at % 4 === 3 ? 0 : value));
    expect(dreamParts({seen: pixels(seen), dreamt: pixels(weak)}).under).toBeNull();
  });
});

test('a painting takes the camera’s colours and keeps its own light', () => {
  const painted = row([100, 90, 80]);
  const camera = row([60, 120, 40]);
  const light = LUMA(100, 90, 80) - LUMA(60, 120, 40);
  const target = new Uint8ClampedArray(4);
  recolour(painted, camera, 1, target);
  expect([...target]).toEqual([60, 120, 40].map((value) => Math.round(value + light)).concat(255));
  recolour(painted, camera, 0, target);
  expect([...target]).toEqual([...painted]);
});

describe('smoothing', () => {
  const dot = row([0, 0, 0], [0, 0, 0], [180, 180, 180], [0, 0, 0], [0, 0, 0]);

  test('has the values of a cubic B-spline at the pixels’ middles, and repeats its edges', () => {
    const target = new Uint8ClampedArray(dot.length);
    smoothPixels(dot, {width: 5, height: 1}, 1, target);
    expect([...target].filter((_, at) => at % 4 === 0)).toEqual([0, 30, 120, 30, 0]);
    const edge = row([180, 0, 0], [0, 0, 0]);
    smoothPixels(edge, {width: 2, height: 1}, 1, target);
    expect([target[0], target[4]]).toEqual([150, 30]);
  });

  test('weighs rows as it weighs columns', () => {
    const across = new Uint8ClampedArray(dot.length);
    const down = new Uint8ClampedArray(dot.length);
    smoothPixels(dot, {width: 5, height: 1}, 0.5, across);
    smoothPixels(dot, {width: 1, height: 5}, 0.5, down);
    expect(down).toEqual(across);
    smoothPixels(dot, {width: 5, height: 1}, 0, across);
    expect(across).toEqual(dot);
  });

  test('enlarges along the same spline', () => {
    const {data, width, height} = enlargeBySpline({width: 5, height: 1, data: dot}, 3);
    expect([width, height]).toEqual([15, 3]);
    const middles = [1, 4, 7, 10, 13].map((x) => data[(15 + x) * 4]);
    expect(middles).toEqual([0, 30, 120, 30, 0]);
    // A third beside the middle: B(1/3) = 2/3 - (1/3)^2 (1 - 1/6).
    expect(data[(15 + 8) * 4]).toBe(Math.round(180 * (2 / 3 - (1 / 9) * (5 / 6))));
  });
});

describe('the divider', () => {
  test('is light in its middle, dark beside it, and gone beyond its rim', () => {
    expect(dividerAt(0).map(Math.round)).toEqual([244, 239, 230, 255]);
    const [red, , , alpha] = dividerAt(2.1);
    expect(red).toBe(0);
    expect(alpha).toBeGreaterThan(90);
    expect(dividerAt(4)[3]).toBe(0);
  });
});

describe('what must stay', () => {
  test('of one cell is what its corners need, and sinks to nothing two cells away', () => {
    const shares = new Float32Array(CELLS);
    shares[10 * GRID.columns + 20] = 0.8;
    const texels = new Float32Array(SMALL.width * SMALL.height);
    spreadShares(cornerShares(shares), texels);
    const at = (x: number, y: number): number => texels[y * SMALL.width + x]!;
    for (const [x, y] of [
      [80, 40],
      [83, 43],
      [76, 36],
      [87, 47],
    ] as const) {
      expect(at(x, y)).toBeCloseTo(0.8, 5);
    }
    expect(at(72, 40)).toBeGreaterThan(0);
    expect(at(72, 40)).toBeLessThan(0.8);
    expect(at(71, 40)).toBe(0);
    expect(at(92, 40)).toBe(0);
  });

  test('is nothing where no cell needs anything', () => {
    const texels = new Float32Array(SMALL.width * SMALL.height).fill(1);
    spreadShares(cornerShares(new Float32Array(CELLS)), texels);
    expect(texels.every((share) => share === 0)).toBe(true);
  });
});
