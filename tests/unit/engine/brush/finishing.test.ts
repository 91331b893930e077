/** The finishing pass on the processor, against facts that are known without it. */
import {describe, expect, test} from 'vitest';

import {BRUSH_CARES, brushNumbers, FULL_CARE} from '../../../../src/engine/brush/brush-numbers.ts';
import {directionsOf, tensorOf} from '../../../../src/engine/brush/direction-field.ts';
import {divideColour} from '../../../../src/engine/brush/marks/dots.ts';
import {createNoisePlane, finishPainting} from '../../../../src/engine/brush/finish-painting.ts';
import {PaintLayer} from '../../../../src/engine/brush/lay-paint.ts';
import {NOISE_DEVIATION} from '../../../../src/engine/brush/noise-table.ts';
import {createPlane, type Plane} from '../../../../src/engine/brush/plane.ts';
import {smearColours} from '../../../../src/engine/brush/smear-colours.ts';
import {atOnce} from '../../../../src/engine/brush/steps.ts';
import {type Hand, mixHands, PLAIN_HAND} from '../../../../src/engine/network/hand.ts';

const NOISE = createNoisePlane();

/** A grey picture. @param light Of a pixel, in 0..1. */
function grey(width: number, height: number, light: (x: number, y: number) => number): Plane {
  const plane = createPlane({width, height});
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      plane.data.fill(light(x + 0.5, y + 0.5), (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return plane;
}

/** Stripes that run at an angle, in degrees clockwise from level. */
function grating(degrees: number, side = 96): Plane {
  const across = ((degrees + 90) * Math.PI) / 180;
  return grey(side, side, (x, y) => 0.5 + 0.3 * Math.sin((x * Math.cos(across) + y * Math.sin(across)) * 0.6));
}

/** A spot such as an eye on an even ground, in the middle. */
function eye(side: number): Plane {
  return grey(side, side, (x, y) => (Math.hypot(x - side / 2, (y - side / 2) * 1.6) < side / 32 ? 0.1 : 0.7));
}

function handOf(numbers: Partial<Hand>): ReturnType<typeof mixHands> {
  return mixHands([{...PLAIN_HAND, ...numbers}], [1]);
}

function directions(painting: Plane, camera: Plane | null = painting, hand: Partial<Hand> = {curl: 0}): Plane {
  return atOnce(directionsOf(atOnce(tensorOf(painting, camera)), painting, NOISE, handOf(hand)));
}

/** A painting smeared along its own directions. @param reach Half a smear's length. */
function smear(painting: Plane, reach: number, camera: Plane | null = null): Plane {
  const field = directions(painting, camera ?? painting);
  return atOnce(smearColours({painting, camera, directions: field, reach}));
}

/** The mean angle of the middle of a field, in degrees in 0..180. */
function angleOf(field: Plane): number {
  let [x, y] = [0, 0];
  for (let row = field.height / 4; row < (field.height * 3) / 4; row++) {
    for (let column = field.width / 4; column < (field.width * 3) / 4; column++) {
      x += field.data[(row * field.width + column) * 4]!;
      y += field.data[(row * field.width + column) * 4 + 1]!;
    }
  }
  return (((Math.atan2(y, x) / 2) * 180) / Math.PI + 180) % 180;
}

const value = (plane: Plane, x: number, y: number, channel: number): number =>
  plane.data[(y * plane.width + x) * 4 + channel]!;

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

describe('directions', () => {
  test.each([0, 30, 75, 120, 165])('strokes run along stripes at %i degrees', (degrees) => {
    const away = Math.abs(angleOf(directions(grating(degrees))) - degrees);
    expect(Math.min(away, 180 - away)).toBeLessThan(1.5);
  });

  test('where the picture is even they run as the hand leans', () => {
    const even = grey(64, 64, () => 0.5);
    const field = directions(even, even, {curl: 0, lean: 40});
    expect(angleOf(field)).toBeCloseTo(40, 1);
  });

  test('an eye of the camera’s is fine structure, an even wall and a long edge are not', () => {
    const camera = eye(144);
    const wall = grey(144, 144, () => 0.7);
    const field = directions(wall, camera);
    expect(value(field, 72, 72, 2)).toBeGreaterThan(0.9);
    expect(value(field, 20, 20, 2)).toBe(0);
    const edge = grey(144, 144, (x) => (x < 72 ? 0.3 : 0.7));
    expect(value(directions(wall, edge), 72, 72, 2)).toBeLessThan(0.1);
  });
});

/** Heights of paint of one hand over a ground whose strokes run level. */
function heights(hand: Partial<Hand>, width: number, height: number, care = FULL_CARE): readonly Float32Array[] {
  const field = createPlane({width: 8, height: 8});
  for (let at = 0; at < 64; at++) field.data.set([1, 0, 0, 0.5], at * 4);
  const colours = grey(8, 8, () => 0.5);
  const numbers = brushNumbers(handOf({body: 1, grain: 0, ...hand}), 1, care);
  const layer = new PaintLayer({colours, directions: field, noise: NOISE, anchors: null, numbers}, {width, height});
  return Array.from({length: height}, (_, y) => layer.row(y).filter((_value, at) => at % 4 === 3));
}

/** Distance in pixels at which values cease to be half alike. */
function halfLength(rows: readonly Float32Array[], stepX: number, stepY: number): number {
  const [height, width] = [rows.length, rows[0]!.length];
  const product = (shift: number): number => {
    let sum = 0;
    let count = 0;
    for (let y = 0; y + shift * stepY < height; y++) {
      for (let x = 0; x + shift * stepX < width; x++, count++) {
        sum += rows[y]![x]! * rows[y + shift * stepY]![x + shift * stepX]!;
      }
    }
    return sum / count;
  };
  const variance = product(0);
  let shift = 1;
  while (product(shift) > variance / 2) shift++;
  return shift;
}

describe('strokes', () => {
  test('are as long and as wide as the hand says', () => {
    // 260 lines: a stroke of 0.04 is 10.4 pixels wide, one of 0.25 is 65 long.
    const rows = heights({width: 0.04, length: 0.25, bristle: 0}, 260, 360);
    // Of Gaussian noise of a quarter of the width, half is left at 2 sqrt(ln 2) deviations.
    const width = 2 * Math.sqrt(Math.LN2) * (10.4 / 4);
    expect(Math.abs(halfLength(rows, 0, 1) - width)).toBeLessThan(2);
    // Of the triangle with the length as its base, half is left at about a quarter of the length.
    const length = halfLength(rows, 1, 0);
    expect(length).toBeGreaterThan(65 * 0.18);
    expect(length).toBeLessThan(65 * 0.42);
  });

  test('stand as high as the hand says, however long they are', () => {
    for (const length of [0.03, 0.1, 0.25]) {
      const all = heights({width: 0.015, length, bristle: 0}, 160, 300).flatMap((row) => [...row]);
      const deviation = Math.sqrt(mean(all.map((one) => one * one)) - mean(all) ** 2);
      expect(deviation).toBeGreaterThan(0.75);
      expect(deviation).toBeLessThan(1.1);
    }
  });

  test('that are shed to half their length, and read at half of the places, are like those of half the length', () => {
    const hand = {width: 0.02, bristle: 0};
    const shed = heights({...hand, length: 0.18}, 200, 200, BRUSH_CARES[1]);
    const wanted = heights({...hand, length: 0.09}, 200, 200);
    expect(Math.abs(halfLength(shed, 1, 0) - halfLength(wanted, 1, 0))).toBeLessThanOrEqual(1);
    const deviation = (rows: readonly Float32Array[]): number =>
      Math.sqrt(mean(rows.flatMap((row) => [...row]).map((one) => one * one)));
    expect(Math.abs(deviation(shed) / deviation(wanted) - 1)).toBeLessThan(0.1);
  });

  test('have bristles that are finer than they are', () => {
    const strokes = heights({width: 0.04, length: 0.1, bristle: 0}, 120, 200);
    const bristles = heights({width: 0.04, length: 0.1, bristle: 1}, 120, 200);
    expect(halfLength(bristles, 0, 1)).toBeLessThan(halfLength(strokes, 0, 1) * 0.6);
  });
});

describe('colours', () => {
  test('are drawn along stripes, and hardly across them', () => {
    const stripes = grating(0);
    const smeared = smear(stripes, 0.06);
    const change = mean(
      Array.from({length: 48}, (_, row) => Math.abs(value(smeared, 48, row + 24, 0) - value(stripes, 48, row + 24, 0))),
    );
    expect(change).toBeLessThan(3 / 255);
    const noisy = grey(96, 96, (x, y) => 0.5 + 0.3 * Math.sin(y * 0.6) + 0.1 * ((Math.floor(x) % 2) - 0.5));
    const calm = smear(noisy, 0.06);
    const ripple = (plane: Plane): number => Math.abs(value(plane, 48, 48, 0) - value(plane, 49, 48, 0));
    expect(ripple(calm)).toBeLessThan(ripple(noisy) / 4);
  });

  test('of an eye stay where they are', () => {
    const picture = eye(144);
    const smeared = smear(picture, 0.05);
    const away = Math.abs(value(smeared, 72, 72, 0) - value(picture, 72, 72, 0));
    expect(away).toBeLessThan(2 / 255);
    expect(value(smeared, 72, 66, 0) - value(smeared, 72, 72, 0)).toBeGreaterThan(0.5);
  });

  test('of two eyes that the network painted as one ring are as light and dark as the eyes', () => {
    const isEye = (x: number, y: number): boolean =>
      Math.min(Math.hypot(x - 66, y - 72), Math.hypot(x - 78, y - 72)) < 3;
    const face = grey(144, 144, (x, y) => (isEye(x, y) ? 0.2 : 0.7));
    const ring = grey(144, 144, (x, y) => (Math.abs(Math.hypot(x - 72, y - 72) - 7) < 3 ? 0.25 : 0.6));
    const finished = smear(ring, 0.05, face);
    const between = value(finished, 72, 72, 0);
    for (const x of [66, 78]) expect(value(finished, x, 72, 0)).toBeLessThan(between - 0.2);
    expect(value(finished, 20, 20, 0)).toBeCloseTo(0.6, 2);
  });

  test('of dots cancel out: over all chances the mean colour is what it was', () => {
    const all = Array.from({length: 64}, (_, k) => divideColour([0.4, 0.5, 0.3], k / 64, 1));
    for (const [channel, wanted] of [0.4, 0.5, 0.3].entries()) {
      expect(mean(all.map((colour) => colour[channel]!))).toBeCloseTo(wanted, 5);
    }
    const luma = ([red, green, blue]: readonly [number, number, number]): number =>
      0.299 * red + 0.587 * green + 0.114 * blue;
    for (const colour of all) expect(luma(colour)).toBeCloseTo(luma([0.4, 0.5, 0.3]), 2);
  });
});

describe('a finished painting', () => {
  const painting = grating(20, 96);
  const finish = (hand: Partial<Hand>, brush: number): readonly number[] => [
    ...finishPainting({
      painting,
      camera: painting,
      noise: NOISE,
      hand: handOf(hand),
      brush,
      size: {width: 128, height: 128},
    }).data,
  ];

  test.each([
    ['strokes', {}],
    ['dots', {mark: 'dot', divide: 0.5}],
    ['flat colours', {mark: 'flat', body: 0.1, grain: 0.1}],
    ['folded planes', {mark: 'fold', depth: 0.3}],
    ['leaves of gold, on canvas', {mark: 'leaf', depth: 0.1, grain: 0.1, weave: 1}],
  ] as const)('of %s is as bright as the painting', (_what, hand) => {
    const light = mean(finish(hand, 1).filter((_byte, at) => at % 4 < 3));
    expect(Math.abs(light - 127.5)).toBeLessThan(4);
  });

  test('differs from the painting by less, the less brush is asked for', () => {
    const plain = finish({}, 0);
    const away = (brush: number): number => mean(finish({}, brush).map((byte, at) => Math.abs(byte - plain[at]!)));
    expect(away(0.5)).toBeGreaterThan(0.5);
    expect(away(1)).toBeGreaterThan(away(0.5));
  });
});

/** A row of a hand over an even ground, RGB in 0..1. */
function evenRow(hand: Partial<Hand>, size: {width: number; height: number}, y: number): readonly number[] {
  const even = grey(96, 54, () => 0.6);
  const request = {painting: even, camera: even, noise: NOISE, brush: 1};
  const numbers = handOf({body: 0, sharpness: 0, variety: 0, relief: 0, ...hand});
  const {data} = finishPainting({...request, hand: numbers, size});
  return Array.from({length: size.width}, (_, x) => data[(y * size.width + x) * 4]! / 255);
}

describe('marks over strokes', () => {
  const steps = (row: readonly number[]): readonly number[] => row.slice(1).map((one, k) => Math.abs(one - row[k]!));

  test('a fold is shaded evenly from side to side, and ends at a crisp edge', () => {
    const row = evenRow({mark: 'fold', depth: 0.4, cell: 0.3, curl: 0, lean: -45}, {width: 192, height: 108}, 54);
    const crisp = steps(row).filter((step) => step > 0.06).length;
    expect(crisp).toBeGreaterThan(2);
    expect(crisp).toBeLessThan(24);
    expect(Math.max(...row) - Math.min(...row)).toBeGreaterThan(0.15);
    expect(mean(steps(row).filter((step) => step <= 0.06))).toBeLessThan(0.02);
  });

  test('leaves of gold have one tone each, and a lighter strip where they lap', () => {
    const row = evenRow({mark: 'leaf', depth: 0.3, cell: 0.25}, {width: 192, height: 108}, 40);
    // Seven leaves of 27 pixels are begun, and each changes its tone twice.
    const edges = steps(row).filter((step) => step > 0.02).length;
    expect(edges).toBeGreaterThanOrEqual(7);
    expect(edges).toBeLessThanOrEqual(15);
  });

  test('what is dark lies over the gold', () => {
    const dark = grey(64, 64, () => 0.15);
    const request = {painting: dark, camera: dark, noise: NOISE, brush: 1, size: {width: 64, height: 64}};
    const {data} = finishPainting({...request, hand: handOf({mark: 'leaf', depth: 0.5, body: 0, variety: 0})});
    const reds = [...data.filter((_byte, at) => at % 4 === 0)];
    expect(Math.max(...reds) - Math.min(...reds)).toBeLessThan(3);
  });
});

test('what is shed is first half of the length, then the light, then the whole pass', () => {
  expect(BRUSH_CARES).toEqual([
    {length: 1, relief: 1, isOn: true},
    {length: 0.5, relief: 1, isOn: true},
    {length: 0.5, relief: 0, isOn: true},
    {length: 0, relief: 0, isOn: false},
  ]);
});

describe('hands', () => {
  test('are mixed as the network mixes its rows', () => {
    const dot: Hand = {...PLAIN_HAND, mark: 'dot', width: 0.02};
    const flat: Hand = {...PLAIN_HAND, mark: 'flat', width: 0.01};
    const mixed = mixHands([dot, flat], [0.25, 0.75]);
    expect(mixed.width).toBeCloseTo(0.0125, 9);
    expect(mixed.marks).toEqual({stroke: 0, dot: 0.25, flat: 0.75, fold: 0, leaf: 0});
  });

  test('lay half of their paint at half the brush', () => {
    expect(brushNumbers(handOf({body: 0.8}), 0.5).hand.body).toBeCloseTo(0.4, 9);
  });
});

test('the noise that strokes are made of has the deviation that their gains count on', () => {
  for (const channel of [0, 1]) {
    const values = [...NOISE.data.filter((_value, at) => at % 4 === channel)];
    const deviation = Math.sqrt(mean(values.map((one) => (one - 0.5) ** 2)));
    expect(deviation).toBeCloseTo(NOISE_DEVIATION, 2);
  }
});
