import {describe, expect, test} from 'vitest';

import {opposite, pickShift, roll} from '../../../../src/engine/ascent/jitter.ts';
import {OctaveWalk} from '../../../../src/engine/ascent/octave-walk.ts';
import {dreamSize, octaveSizes} from '../../../../src/engine/ascent/octaves.ts';
import {resize} from '../../../../src/engine/picture/resize.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';
import {drawPicture, flatPicture, meanDifference, meanOf, wavyPicture} from '../../../support/engine/dream-scene.ts';

describe('octaves', () => {
  test.each([
    [1920, 1080, 288],
    [1080, 1920, 288],
    [640, 480, 128],
    [800, 800, 540],
    [3440, 1440, 192],
  ])(
    'of a %i x %i frame at %i lines grow by about 1.4, in multiples of 32, near the frame’s proportions',
    (w, h, side) => {
      const finest = dreamSize({width: w, height: h}, side, 32);
      const sizes = octaveSizes(finest, 32);
      expect(sizes.at(-1)).toEqual(finest);
      expect(sizes.length).toBeGreaterThanOrEqual(side >= 192 ? 3 : 2);
      expect(sizes.length).toBeLessThanOrEqual(4);
      for (const [index, {width, height}] of sizes.entries()) {
        expect([width % 32, height % 32]).toEqual([0, 0]);
        expect(Math.abs(Math.log(width / height / (w / h)))).toBeLessThan(0.3);
        const next = sizes[index + 1];
        if (!next) continue;
        const growth = Math.sqrt((next.width * next.height) / (width * height));
        expect(growth).toBeGreaterThan(1.1);
        expect(growth).toBeLessThan(1.75);
      }
    },
  );

  test('a frame too small for a second octave has one', () => {
    expect(octaveSizes({width: 64, height: 32}, 32)).toEqual([{width: 64, height: 32}]);
    expect(dreamSize({width: 1, height: 1}, 1, 32)).toEqual({width: 32, height: 32});
  });

  test('the walk goes from coarse to fine, twice as many steps in each but at least one, and begins again', () => {
    const walk = new OctaveWalk();
    const seen: number[] = [];
    for (let step = 0; step < 12; step++) {
      const octave = walk.next(4, 3);
      seen.push(octave);
      walk.noteStep(octave, 4, 4);
    }
    expect(seen).toEqual([1, 2, 2, 3, 3, 3, 3, 1, 2, 2, 3, 3]);
  });

  test('the walk follows a depth that changes on the way, and restarts at the coarsest', () => {
    const walk = new OctaveWalk();
    walk.noteStep(walk.next(4, 4), 4, 12);
    expect(walk.next(4, 4)).toBe(0);
    expect(walk.next(4, 2)).toBe(2);
    walk.noteStep(2, 4, 12);
    walk.restart();
    expect(walk.next(4, 4)).toBe(0);
  });
});

describe('resizing', () => {
  test('keeps a flat picture flat and any picture’s mean, in both directions', () => {
    for (const size of [
      {width: 17, height: 9},
      {width: 80, height: 64},
    ]) {
      const flat = resize(flatPicture({width: 40, height: 32}, 0.3), size);
      expect(meanDifference(flat.values, flatPicture(size, 0.3).values)).toBeLessThan(1e-6);
      const picture = wavyPicture({width: 40, height: 32});
      expect(meanOf(resize(picture, size).values)).toBeCloseTo(meanOf(picture.values), 2);
    }
  });

  test('up and down again gives nearly the same picture; the same size gives the same picture', () => {
    const picture = wavyPicture({width: 40, height: 32});
    const back = resize(resize(picture, {width: 80, height: 64}), picture);
    expect(meanDifference(back.values, picture.values)).toBeLessThan(0.02);
    expect(resize(picture, {width: 40, height: 32})).toBe(picture);
  });
});

describe('jitter', () => {
  test('is undone exactly by the opposite shift', () => {
    const picture = drawPicture({width: 7, height: 5}, (x, y, channel) => x + 10 * y + 100 * channel);
    for (const shift of [
      {x: 3, y: -2},
      {x: -9, y: 12},
      {x: 0, y: 0},
    ]) {
      expect(roll(roll(picture, shift), opposite(shift)).values).toEqual(picture.values);
    }
    expect(roll(picture, {x: 1, y: 2}).values[(2 * 7 + 1) * 3]).toBe(picture.values[0]);
  });

  test('reaches half a stride in each direction, and is the same for the same seed', () => {
    const shifts = (seed: number) => {
      const random = new SeededRandom(seed);
      return Array.from({length: 300}, () => pickShift(random, 32));
    };
    const xs = shifts(1).map(({x}) => x);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([-16, 16]);
    expect(shifts(1)).toEqual(shifts(1));
    expect(shifts(1)).not.toEqual(shifts(2));
  });
});
