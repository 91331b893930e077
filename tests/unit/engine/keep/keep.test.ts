import {afterEach, describe, expect, test, vi} from 'vitest';

import {createNoisePlane, finishPainting, planeOfPicture} from '../../../../src/engine/brush/finish-painting.ts';
import {brushRows} from '../../../../src/engine/keep/brushed-rows.ts';
import {finishPicture} from '../../../../src/engine/keep/finish-picture.ts';
import {slopesOver} from '../../../../src/engine/keep/guidance.ts';
import {mirrorPixels} from '../../../../src/engine/picture/mirror-pixels.ts';
import {reduceTo, sampleBilinear} from '../../../../src/engine/picture/resample.ts';
import {RowEnlarger, type Planes} from '../../../../src/engine/keep/row-enlarger.ts';
import {mixHands, PLAIN_HAND} from '../../../../src/engine/network/hand.ts';
import type {Pixels} from '../../../../src/engine/picture/picture.ts';
import {PLAIN_PAINT} from '../../../../src/protocol/paint.ts';

const LOOK = {...PLAIN_PAINT, style: 'any'};

function picture(width: number, height: number, colour: (x: number, y: number, channel: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) data[(y * width + x) * 4 + channel] = colour(x, y, channel);
    }
  }
  return {data, width, height};
}

/** Floats, [height, width, channels]. */
function planes(
  width: number,
  height: number,
  channels: number,
  value: (x: number, y: number, channel: number) => number,
): Planes {
  const data = Float32Array.from({length: width * height * channels}, (_, index) => {
    const pixel = Math.floor(index / channels);
    return value(pixel % width, Math.floor(pixel / width), index % channels);
  });
  return {data, width, height, channels};
}

/** Keys 1981, equation 4, with a = -1/2. */
function keysKernel(distance: number): number {
  const s = Math.abs(distance);
  if (s < 1) return 1.5 * s ** 3 - 2.5 * s ** 2 + 1;
  return s < 2 ? -0.5 * s ** 3 + 2.5 * s ** 2 - 4 * s + 2 : 0;
}

/** A repeatable pseudo-random byte. */
function noise(x: number, y: number, channel: number): number {
  return Math.abs(Math.sin(x * 12.9898 + y * 78.233 + channel * 37.719) * 43758.5453) % 255;
}

test('reducing keeps the mean of a picture', () => {
  const source = picture(24, 16, noise);
  const reduced = reduceTo(source, {width: 6, height: 4});
  const mean = (values: ArrayLike<number>, step: number): number => {
    let sum = 0;
    for (let index = 0; index < values.length; index += step) sum += values[index]!;
    return sum / (values.length / step);
  };
  const red = source.data.filter((_, index) => index % 4 === 0);
  expect(mean(reduced.data, 3)).toBeCloseTo(mean(red, 1), 3);
});

test('sampling between pixels interpolates, and repeats the edge', () => {
  const ramp = {data: Float32Array.from([0, 0, 0, 100, 0, 0]), width: 2, height: 1};
  expect(sampleBilinear(ramp, 0, 0.5, 0)).toBe(0);
  expect(sampleBilinear(ramp, 0.5, 0.5, 0)).toBeCloseTo(50);
  expect(sampleBilinear(ramp, 1, 0.5, 0)).toBe(100);
});

test('a cubic enlarger gives straight lines back straight, and the pixels themselves where nothing is enlarged', () => {
  const plane = (x: number, y: number, channel: number): number => 3 * x - 2 * y + 10 * channel;
  const small = planes(6, 5, 2, plane);
  const enlarger = new RowEnlarger(small, {width: 24, height: 15});
  // Away from the edge, whose repetition bends them.
  for (let y = 6; y < 9; y++) {
    const row = enlarger.row(y);
    for (let x = 8; x < 16; x++) {
      for (const channel of [0, 1]) {
        expect(row[x * 2 + channel]).toBeCloseTo(plane((x + 0.5) / 4 - 0.5, (y + 0.5) / 3 - 0.5, channel), 4);
      }
    }
  }
  const copier = new RowEnlarger(small, small);
  for (let y = 0; y < 5; y++) expect([...copier.row(y)]).toEqual([...small.data.slice(y * 12, y * 12 + 12)]);
});

test('a cubic enlarger is Keys’s convolution, tap by tap, whichever rows are asked for', () => {
  const small = planes(5, 7, 1, noise);
  const enlarger = new RowEnlarger(small, {width: 13, height: 17});
  for (const y of [0, 1, 9, 16, 3]) {
    const row = [...enlarger.row(y)];
    for (let x = 0; x < 13; x++) {
      const [u, v] = [((x + 0.5) * 5) / 13 - 0.5, ((y + 0.5) * 7) / 17 - 0.5];
      let sum = 0;
      for (let row = Math.floor(v) - 1; row <= Math.floor(v) + 2; row++) {
        for (let column = Math.floor(u) - 1; column <= Math.floor(u) + 2; column++) {
          const pixel = Math.min(6, Math.max(0, row)) * 5 + Math.min(4, Math.max(0, column));
          sum += keysKernel(u - column) * keysKernel(v - row) * small.data[pixel]!;
        }
      }
      expect(row[x]).toBeCloseTo(sum, 3);
    }
  }
});

test('a painting’s slope over the camera’s light is the one it was made with', () => {
  const light = Float32Array.from({length: 24 * 18}, (_, index) => 60 + noise(index, 3, 0) / 2);
  const painted = planes(
    24,
    18,
    3,
    (x, y, channel) => [20, 220, 128][channel]! + [0.8, -0.5, 0][channel]! * light[y * 24 + x]!,
  );
  const slopes = slopesOver(painted, light);
  for (let pixel = 0; pixel < 24 * 18; pixel++) {
    // A little smaller: an even camera picture has no slope, and this one is not infinitely uneven.
    expect(slopes[pixel * 3]! / 0.8).toBeGreaterThan(0.85);
    expect(slopes[pixel * 3]! / 0.8).toBeLessThanOrEqual(1);
    expect(slopes[pixel * 3 + 1]! / slopes[pixel * 3]!).toBeCloseTo(-0.5 / 0.8, 3);
    expect(slopes[pixel * 3 + 2]).toBeCloseTo(0, 5);
  }
  const even = slopesOver(painted, new Float32Array(24 * 18).fill(90));
  expect(Math.max(...even.map(Math.abs))).toBeLessThan(1e-4);
});

test('seen from afar, the kept picture is the live painting', async () => {
  const live = picture(96, 72, (x, y, channel) => 60 + x + y / 2 + 10 * channel);
  const painted = picture(160, 120, (x, y, channel) => 90 + (noise(x, y, channel) - 127) / 4);
  const camera = picture(320, 240, () => 128);
  const [kept, far] = [await finishPicture({camera, painted, live}, LOOK), {width: 16, height: 12}];
  expect(kept).toMatchObject({width: 320, height: 240});
  const [seen, wanted] = [reduceTo(kept, far), reduceTo(live, far)];
  const apart = seen.data.map((value, index) => Math.abs(value - wanted.data[index]!));
  expect(Math.max(...apart)).toBeLessThan(6);
});

test('the kept picture has the camera’s edges where the painting follows the camera, and only there', async () => {
  const edge = (x: number): number => (x < 83 ? 60 : 180);
  const camera = picture(160, 64, (x) => edge(x));
  const following = picture(40, 16, (x) => 40 + 0.8 * reduceTo(camera, {width: 40, height: 16}).data[x * 3]!);
  const even = picture(40, 16, () => 128);
  const steepest = async (painted: Pixels): Promise<number> => {
    const {data} = await finishPicture({camera, painted, live: painted}, LOOK);
    const row = Array.from({length: 159}, (_, x) => data[(32 * 160 + x + 1) * 4]! - data[(32 * 160 + x) * 4]!);
    return Math.max(...row.map(Math.abs));
  };
  // Enlarged four times without the camera, the painting's own edge rises by less than a third of
  // its 96 in a pixel.
  expect(await steepest(following)).toBeGreaterThan(60);
  expect(await steepest(even)).toBe(0);
});

test('a large picture is finished in several goes, so that its thread still answers', async () => {
  const camera = picture(1600, 1300, () => 128);
  let answered = 0;
  const ticking = setInterval(() => answered++, 0);
  await finishPicture({camera, painted: picture(40, 32, () => 90), live: picture(40, 32, () => 90)}, LOOK);
  clearInterval(ticking);
  expect(answered).toBeGreaterThan(0);
});

test('strength blends with the camera, the camera gives its colours, and text can be turned round', async () => {
  const camera = picture(4, 4, (x, _y, channel) => (channel === 0 ? 200 - x * 20 : 40));
  const painted = picture(4, 4, () => 120);
  const parts = {camera, painted, live: painted};
  expect((await finishPicture(parts, {...LOOK, strength: 0})).data).toEqual(camera.data);
  expect((await finishPicture(parts, {...LOOK, strength: 1})).data).toEqual(painted.data);
  expect((await finishPicture(parts, {...LOOK, strength: 0.5})).data[0]).toBe(160);
  const recoloured = (await finishPicture(parts, {...LOOK, keepColours: true})).data;
  expect(recoloured[0]! - recoloured[1]!).toBe(camera.data[0]! - camera.data[1]!);
  const flipped = mirrorPixels(camera);
  expect(flipped.data[0]).toBe(camera.data[3 * 4]);
  expect(mirrorPixels(flipped)).toEqual(camera);
});

describe('with the painter’s hand', () => {
  const HAND = mixHands([{...PLAIN_HAND, width: 0.03, length: 0.1}], [1]);
  const camera = picture(120, 90, (x, y) => (Math.hypot(x - 60, y - 45) < 5 ? 20 : 150));
  const small = {width: 60, height: 45};
  const reduced = reduceTo(camera, small);
  const painted = picture(small.width, small.height, (x, y) => reduced.data[(y * small.width + x) * 3]!);
  const parts = {camera, painted, live: painted};

  test('a kept picture has strokes, and an eye has the camera’s detail', async () => {
    const [plain, brushed] = [await finishPicture(parts, LOOK), await finishPicture(parts, LOOK, {hand: HAND})];
    const away = (x: number, y: number): number =>
      Math.abs(brushed.data[(y * 120 + x) * 4]! - plain.data[(y * 120 + x) * 4]!);
    const wall = Array.from({length: 40}, (_, k) => away(10 + (k % 20), 10 + Math.floor(k / 20)));
    expect(Math.max(...wall)).toBeGreaterThan(5);
    expect(brushed.data[(45 * 120 + 60) * 4]).toBeLessThan(50);
  });

  test.each([
    ['level', 1],
    ['upright', -1],
  ])('strokes that were %s on the screen are so in the kept picture', async (_which, cosine) => {
    // A direction is a vector of twice its angle.
    const texels = Float32Array.from({length: 16}, (_, at) => [cosine, 0, 0, 0.5][at % 4]!);
    const directions = {width: 2, height: 2, data: texels};
    const wall = picture(120, 90, () => 150);
    const even = {camera: wall, painted: picture(60, 45, () => 150), live: picture(60, 45, () => 150)};
    const {data} = await finishPicture(even, LOOK, {hand: HAND, strokes: {directions, anchors: null}});
    const changes = (step: number): number =>
      Array.from({length: 80 * 60}, (_, k) => {
        const at = ((15 + Math.floor(k / 80)) * 120 + 20 + (k % 80)) * 4;
        return Math.abs(data[at + step * 4]! - data[at]!);
      }).reduce((sum, one) => sum + one, 0);
    const [along, across] = cosine > 0 ? [changes(1), changes(120)] : [changes(120), changes(1)];
    expect(along).toBeLessThan(across * 0.7);
  });

  test('it is left as it is where no brush is wanted', async () => {
    const none = await finishPicture(parts, {...LOOK, brush: 0}, {hand: HAND});
    expect(none.data).toEqual((await finishPicture(parts, LOOK)).data);
  });

  test('it ends when it is to end', async () => {
    const stop = new AbortController();
    const large = {...parts, camera: picture(900, 675, () => 128)};
    const onProgress = (): void => {
      stop.abort();
    };
    const kept = finishPicture(large, LOOK, {hand: HAND, signal: stop.signal, onProgress});
    await expect(kept).rejects.toThrow('aborted');
  });

  describe('on a clock', () => {
    afterEach(() => {
      vi.restoreAllMocks();
    });

    /** Each look at the clock finds it so much later. */
    function useClock(stepMs: number): void {
      let now = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => (now += stepMs));
    }

    test.each([
      ['a row of 375 milliseconds leaves it as large as it is', 375, 48],
      ['a row of a second and a half halves it', 1500, 24],
    ])('strokes that would take longer than 18 seconds are painted smaller: %s', async (_what, rowMs, lines) => {
      useClock(rowMs);
      const [size, within] = [
        {width: 64, height: 48},
        {width: (lines * 4) / 3, height: lines},
      ];
      const both = {painted: reduced, seen: reduced, hand: HAND, brush: 1, strokes: null};
      const brushed = await brushRows({...both, breathe: () => Promise.resolve()}, size);
      const plane = planeOfPicture(reduced);
      const {data} = finishPainting({
        ...{painting: plane, camera: plane, noise: createNoisePlane(), hand: HAND, brush: 1},
        size: within,
      });
      const rgb = Float32Array.from(
        {length: lines * within.width * 3},
        (_, at) => data[Math.floor(at / 3) * 4 + (at % 3)]!,
      );
      const wanted = new RowEnlarger({data: rgb, ...within, channels: 3}, size);
      for (let y = 0; y < size.height; y++) {
        const [{colours}, row] = [brushed.row(y), wanted.row(y)];
        expect(Math.max(...colours.map((value, at) => Math.abs(value - row[at]!)))).toBeLessThan(2);
      }
    });

    test('it tells how far it is, never backwards, smaller or not', async () => {
      for (const rowMs of [100, 2000]) {
        useClock(rowMs);
        const shares: number[] = [];
        await finishPicture(parts, LOOK, {hand: HAND, onProgress: (share) => shares.push(share)});
        vi.restoreAllMocks();
        expect(shares).toEqual(shares.toSorted((one, other) => one - other));
        expect(shares.at(-1)).toBeGreaterThan(0.9);
      }
    });
  });
});
