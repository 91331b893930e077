/**
 * The processor's still life beside the one of Three.js, in the real browser.
 */
import {expect, test} from 'vitest';

import {present} from '../../../src/protocol/assert.ts';
import {openStillLife} from '../../../src/engine/scene/open-still-life.ts';
import type {StillLife} from '../../../src/engine/scene/still-life.ts';

/** The picture's pixels as RGBA; closes it. */
function pixelsOf(picture: ImageBitmap): Uint8ClampedArray {
  const {width, height} = picture;
  const context = present(new OffscreenCanvas(width, height).getContext('2d'), () => 'a 2-D context');
  context.drawImage(picture, 0, 0);
  picture.close();
  return context.getImageData(0, 0, width, height).data;
}

function meanDifference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  // Both are opaque: a quarter of the values are the same.
  return ((a.reduce((sum, value, index) => sum + Math.abs(value - b[index]!), 0) / a.length) * 4) / 3;
}

const brightness = (pixels: Uint8ClampedArray, pixel: number): number =>
  0.299 * pixels[pixel * 4]! + 0.587 * pixels[pixel * 4 + 1]! + 0.114 * pixels[pixel * 4 + 2]!;

/**
 * Structural similarity of two pictures' brightness, 1 for the same picture (Wang et al. 2004, over
 * squares of 8 x 8 pixels that do not overlap).
 */
function similarity(a: Uint8ClampedArray, b: Uint8ClampedArray, width: number, height: number): number {
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];
  let total = 0;
  let squares = 0;
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
      for (let at = 0; at < 64; at++) {
        const pixel = (top + (at >> 3)) * width + left + (at & 7);
        const [valueA, valueB] = [brightness(a, pixel), brightness(b, pixel)];
        sumA += valueA / 64;
        sumB += valueB / 64;
        squareA += valueA ** 2 / 64;
        squareB += valueB ** 2 / 64;
        product += (valueA * valueB) / 64;
      }
      const [varianceA, varianceB] = [squareA - sumA ** 2, squareB - sumB ** 2];
      const covariance = product - sumA * sumB;
      total +=
        ((2 * sumA * sumB + c1) * (2 * covariance + c2)) /
        ((sumA ** 2 + sumB ** 2 + c1) * (varianceA + varianceB + c2));
      squares++;
    }
  }
  return total / squares;
}

test.each([
  [1, 427, 240],
  [2, 240, 427],
  [7, 427, 240],
])('seed %i at %i x %i looks as Three.js draws it', async (seed, width, height) => {
  const options = {seed, width, height};
  const [ours, theirs] = [await openStillLife('software', options), await openStillLife('three', options)];
  for (const seconds of [0, 15, 33]) {
    const [mine, reference] = [pixelsOf(ours.renderAt(seconds)), pixelsOf(theirs.renderAt(seconds))];
    const [difference, likeness] = [meanDifference(mine, reference), similarity(mine, reference, width, height)];
    console.info(`seed ${seed}, ${seconds} s: differs by ${difference.toFixed(2)}, alike ${likeness.toFixed(4)}`);
    expect(difference).toBeLessThan(1.8);
    expect(likeness).toBeGreaterThan(0.975);
  }
  ours.dispose();
  theirs.dispose();
});

test('another size is another scene in the same source, and what was handed out stays', async () => {
  const source: StillLife = await openStillLife('software', {seed: 1, width: 96, height: 54});
  const first = source.renderAt(3);
  await source.change({seed: 1, width: 54, height: 96});
  const upright = source.playTo(3);
  expect([upright.width, upright.height]).toEqual([54, 96]);
  const later = pixelsOf(source.playTo(3 + 1 / 24));
  expect(meanDifference(pixelsOf(upright), later)).toBeLessThan(2);
  source.dispose();
  const pixels = pixelsOf(first);
  expect(pixels.length).toBe(96 * 54 * 4);
  expect(pixels.some((value, at) => at % 4 !== 3 && value > 100)).toBe(true);
  expect(() => source.renderAt(3)).toThrow(/disposed/);
});
