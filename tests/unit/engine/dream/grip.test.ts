/** What gives way to a dream: where, from which strength on, and what is left of it. */
import {describe, expect, test} from 'vitest';

import {seeAt, toPixels} from '../../../../src/engine/picture/convert-pixels.ts';
import {giveWay} from '../../../../src/engine/dream/give-way.ts';
import {FULL_GRIP_FROM, gripOf, mostGrip} from '../../../../src/engine/dream/grip.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';
import {drawPicture, flatPicture, meanDifference} from '../../../support/engine/dream-scene.ts';

const SIZE = {width: 24, height: 20};

/** Signed noise of a mean size, on the left half alone. */
function halfADream(size: number) {
  const random = new SeededRandom(2);
  return drawPicture(SIZE, (x) => (x < 12 ? size * random.between(-2, 2) : 0));
}

describe('the grip of a dream', () => {
  test('is none up to a strength of 0.7, and rises to all that there is', () => {
    expect([0, 0.3, 0.7].map(mostGrip)).toEqual([0, 0, 0]);
    expect(mostGrip(0.85)).toBeCloseTo(0.5, 6);
    expect(mostGrip(1)).toBe(1);
    expect(gripOf(halfADream(0.3), 0.7)).toBeNull();
  });

  test('is where the dream is, at every pixel of it, and nowhere else', () => {
    const grip = gripOf(halfADream(0.3), 1)!;
    const at = (x: number, y: number): number => grip[y * SIZE.width + x]!;
    for (let y = 0; y < SIZE.height; y++) {
      for (let x = 0; x < 8; x++) expect(at(x, y)).toBe(1);
      for (let x = 16; x < 24; x++) expect(at(x, y)).toBe(0);
    }
  });

  test('is the mean change of five by five pixels, two apart, against that which has all of it', () => {
    const detail = halfADream(FULL_GRIP_FROM / 2);
    const grip = gripOf(detail, 1)!;
    for (const [x, y] of [
      [0, 0],
      [11, 9],
      [13, 19],
    ] as const) {
      let sum = 0;
      for (let row = -2; row <= 2; row++) {
        for (let column = -2; column <= 2; column++) {
          const nearX = Math.min(23, Math.max(0, x + 2 * column));
          const nearY = Math.min(19, Math.max(0, y + 2 * row));
          for (let channel = 0; channel < 3; channel++) {
            sum += Math.abs(detail.values[(nearY * 24 + nearX) * 3 + channel]!);
          }
        }
      }
      expect(grip[y * 24 + x]).toBeCloseTo(Math.min(1, sum / 75 / FULL_GRIP_FROM), 5);
    }
  });
});

describe('a kept picture', () => {
  /** Stripes far finer than a dream's pixel. */
  const camera = toPixels(drawPicture({width: 240, height: 200}, (x) => (x % 2 === 0 ? 0.2 : 0.8)));

  test('is the camera’s own under a weak dream', () => {
    expect(giveWay(camera, halfADream(0.3), 0.6)).toBe(camera);
  });

  test('loses what is finer than the dream where that is, and keeps it elsewhere', () => {
    const {width, height, data} = giveWay(camera, halfADream(0.3), 1);
    expect([width, height]).toEqual([240, 200]);
    const columns = Array.from({length: 240}, (_, x) => data[(100 * 240 + x) * 4]!);
    for (let x = 0; x < 70; x++) expect(columns[x]).toBeCloseTo(127.5, -0.5);
    for (let x = 170; x < 240; x++) expect(columns[x]).toBe(camera.data[x * 4]);
  });

  test('stays as it is where there is nothing finer, at any grip', () => {
    const flat = toPixels(flatPicture({width: 60, height: 50}, 0.4));
    expect(meanDifference(giveWay(flat, halfADream(0.3), 0.9).data, flat.data)).toBeLessThan(0.5);
    expect(seeAt(flat, SIZE).values[0]).toBeCloseTo(0.4, 2);
  });
});
