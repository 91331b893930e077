import {describe, expect, test} from 'vitest';

import {estimateMotion} from '../../../../src/engine/dream/estimate-motion.ts';
import {isStill, joinMotion, moveAlong, zoomField} from '../../../../src/engine/dream/motion-field.ts';
import {smallLuma} from '../../../../src/engine/dream/small-luma.ts';
import {StillnessMeter} from '../../../../src/engine/dream/stillness.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';
import type {RgbPicture} from '../../../../src/engine/picture/picture.ts';
import {drawPicture, flatPicture, meanDifference, wavyPicture} from '../../../support/engine/dream-scene.ts';

const SIZE = {width: 160, height: 128};

function motionBetween(before: RgbPicture, now: RgbPicture) {
  return estimateMotion(smallLuma(before), smallLuma(now));
}

/** Leaves out a border: what was outside the picture cannot be known. */
function inside({width, height, values}: RgbPicture, border: number): Float32Array {
  return values.filter((_, index) => {
    const [x, y] = [Math.floor(index / 3) % width, Math.floor(index / 3 / width)];
    return x >= border && x < width - border && y >= border && y < height - border;
  });
}

function withNoise(picture: RgbPicture, random: SeededRandom): RgbPicture {
  return {...picture, values: picture.values.map((value) => value + random.between(-0.02, 0.02))};
}

describe('the motion estimate', () => {
  test.each([
    [5, 0],
    [-7.5, 5],
    [0, -10],
    [2.5, 2.5],
    [12, -6],
  ])('finds a shift by (%d, %d) pixels to within a pixel everywhere', (x, y) => {
    const field = motionBetween(wavyPicture(SIZE), wavyPicture(SIZE, x, y));
    for (const value of field.x) expect(Math.abs(value * SIZE.width - x)).toBeLessThan(1);
    for (const value of field.y) expect(Math.abs(value * SIZE.height - y)).toBeLessThan(1);
  });

  test('is exactly nothing for a still scene with a camera’s noise, and for one that only grows lighter', () => {
    const random = new SeededRandom(2);
    const scene = wavyPicture(SIZE);
    expect(isStill(motionBetween(withNoise(scene, random), withNoise(scene, random)))).toBe(true);
    const lighter = {...scene, values: scene.values.map((value) => value + 0.1)};
    expect(isStill(motionBetween(scene, lighter))).toBe(true);
    expect(isStill(motionBetween(flatPicture(SIZE, 0.2), flatPicture(SIZE, 0.7)))).toBe(true);
  });

  test('trusts nothing when another picture appears', () => {
    const random = new SeededRandom(4);
    const blocks = Array.from({length: 20 * 16}, () => random.next());
    const other = drawPicture(SIZE, (x, y) => blocks[Math.floor(y / 8) * 20 + Math.floor(x / 8)]!);
    const {trust} = motionBetween(wavyPicture(SIZE), other);
    expect(trust.reduce((sum, value) => sum + value, 0) / trust.length).toBeLessThan(0.4);
  });

  test('takes pictures of two sizes for two scenes', () => {
    const field = motionBetween(wavyPicture(SIZE), wavyPicture({width: 96, height: 128}));
    expect([...field.trust]).toEqual(field.columns * field.rows === 0 ? [] : [...field.trust].fill(0));
  });
});

describe('moving along', () => {
  test('with the estimated motion cancels a known shift', () => {
    const before = wavyPicture(SIZE);
    const now = wavyPicture(SIZE, 6.5, -4);
    const moved = moveAlong(before, motionBetween(before, now));
    const leftOver = meanDifference(inside(moved, 12), inside(now, 12));
    expect(leftOver).toBeLessThan(0.12 * meanDifference(inside(before, 12), inside(now, 12)));
  });

  test('a face that moves to and fro for 60 frames keeps its detail on it, and leaves no smear behind', () => {
    const mark = (shift: number) => drawPicture(SIZE, (x, y) => (Math.hypot(x - 80 - shift, y - 64) < 12 ? 0.3 : 0));
    let detail = mark(0);
    for (let frame = 1; frame <= 60; frame++) {
      const [from, to] = [15 * Math.sin((frame - 1) / 5), 15 * Math.sin(frame / 5)];
      detail = moveAlong(detail, motionBetween(wavyPicture(SIZE, from), wavyPicture(SIZE, to)));
    }
    const [here, elsewhere] = [mark(15 * Math.sin(12)), mark(-15 * Math.sin(12))];
    const share = (shape: RgbPicture) =>
      detail.values.reduce((sum, value, index) => sum + (shape.values[index]! > 0 ? value : 0), 0) /
      detail.values.reduce((sum, value) => sum + value, 0);
    expect(share(here)).toBeGreaterThan(0.7);
    expect(share(here)).toBeGreaterThan(share(elsewhere) + 0.15);
  });

  test('by a zoom enlarges about the centre, and two motions join to their sum', () => {
    const picture = wavyPicture(SIZE);
    const zoomed = moveAlong(picture, zoomField(8, 6, 1.1));
    const centre = (64 * SIZE.width + 80) * 3;
    expect(zoomed.values[centre]).toBeCloseTo(picture.values[centre]!, 1);
    const at = (x: number) => (64 * SIZE.width + x) * 3;
    expect(zoomed.values[at(102)]).toBeCloseTo(picture.values[at(100)]!, 1);
    const twice = joinMotion(zoomField(8, 6, 1.1), zoomField(8, 6, 1.1));
    expect(twice.x[0]).toBeCloseTo(2 * zoomField(8, 6, 1.1).x[0]!);
  });
});

test('the stillness meter fills within three seconds of holding still and empties within half a second of moving', () => {
  const meter = new StillnessMeter();
  const scene = wavyPicture(SIZE);
  const [still, moving] = [motionBetween(scene, scene), motionBetween(scene, wavyPicture(SIZE, 8))];
  for (let frame = 0; frame < 90; frame++) meter.note(still);
  expect(meter.value).toBeGreaterThan(0.9);
  for (let frame = 0; frame < 15; frame++) meter.note(moving);
  expect(meter.value).toBeLessThan(0.1);
});
