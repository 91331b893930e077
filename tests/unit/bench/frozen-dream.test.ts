/** How the visibility of dreams is measured and summed up. */
import {expect, test} from 'vitest';

import {fromPixels} from '../../../src/engine/picture/convert-pixels.ts';
import {measurePicture} from '../../bench/dream/frozen/measure-picture.ts';
import {summarise, type DreamRow} from '../../bench/dream/frozen/measure-frozen.ts';
import {drawPicture, flatPicture} from '../../support/engine/dream-scene.ts';
import {decodePng} from '../../support/pictures/decode-png.ts';
import {encodePng} from '../../support/pictures/encode-png.ts';

const SIZE = {width: 160, height: 128};
const GREY = flatPicture(SIZE, 0.5);

test('fog is no detail, and fine texture is all of it', () => {
  const fog = drawPicture(SIZE, (x) => 0.5 + 0.1 * Math.sin((2 * Math.PI * x) / 160));
  const texture = drawPicture(SIZE, (x, y) => 0.5 + ((x + y) % 2 === 0 ? 0.1 : -0.1));
  expect(measurePicture(GREY, fog).detailRms).toBeLessThan(0.01);
  expect(measurePicture(GREY, texture).detailRms).toBeCloseTo(0.1, 2);
});

test('light is a change of the mean, and what the camera clipped itself does not count', () => {
  expect(measurePicture(GREY, flatPicture(SIZE, 0.53)).luminanceChange).toBeCloseTo(0.03, 4);
  const half = drawPicture(SIZE, (x) => (x < 80 ? 1 : 0.5));
  expect(measurePicture(GREY, half).clippedShare).toBeCloseTo(0.5, 6);
  expect(measurePicture(half, half).clippedShare).toBe(0);
});

test('a frame is summed up by the median, and by what four fifths of its dreams keep to', () => {
  const rows = [0, 1, 2, 3, 4, 5].map((rank): DreamRow => ({
    ...{dream: 'owls', frame: 'plain', steps: 42},
    objectiveShare: rank === 5 ? null : rank / 10,
    detailRms: rank / 100,
    luminanceChange: rank % 2 === 0 ? rank / 1000 : -rank / 1000,
    clippedShare: rank / 1000,
  }));
  const [found] = summarise(rows);
  expect(found).toMatchObject({name: 'plain', seconds: 5, steps: 42, objectiveShare: 0.2});
  expect(found!.detailRms).toBeCloseTo(0.025, 6);
  expect(found!.worstFifth.objectiveShare).toBeCloseTo(0.08, 6);
  expect(found!.worstFifth.detailRms).toBeCloseTo(0.01, 6);
  expect(found!.worstFifth.luminanceChange).toBeCloseTo(0.004, 6);
});

test('a picture that is written is the picture that is read', () => {
  const picture = drawPicture({width: 7, height: 5}, (x, y, channel) => ((31 * x + 17 * y + 90 * channel) % 256) / 255);
  const read = decodePng(encodePng(picture));
  const back = fromPixels({...read, data: new Uint8ClampedArray(read.data)});
  for (const [index, value] of picture.values.entries()) expect(back.values[index]).toBeCloseTo(value, 5);
});
