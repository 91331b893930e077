import {expect, test} from 'vitest';

import {finishPicture} from '../../../src/engine/keep/finish-picture.ts';
import {mirrorPixels} from '../../../src/engine/keep/mirror-pixels.ts';
import {planTiles} from '../../../src/engine/keep/plan-tiles.ts';
import {receptiveRadius} from '../../../src/engine/keep/receptive-field.ts';
import {reduceTo, sampleBilinear} from '../../../src/engine/keep/resample.ts';
import type {Pixels} from '../../../src/engine/style/painter.ts';
import {PLAIN_LOOK} from '../../../src/protocol/look.ts';
import type {NetworkOp} from '../../../src/protocol/network.ts';

const LOOK = {...PLAIN_LOOK, style: 'any'};

function picture(width: number, height: number, colour: (x: number, y: number, channel: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) data[(y * width + x) * 4 + channel] = colour(x, y, channel);
    }
  }
  return {data, width, height};
}

/** A repeatable pseudo-random byte. */
function noise(x: number, y: number, channel: number): number {
  return Math.abs(Math.sin(x * 12.9898 + y * 78.233 + channel * 37.719) * 43758.5453) % 255;
}

test('tiles keep every pixel exactly once and are painted with the overlap they need', () => {
  for (const [width, height] of [
    [3840, 2160],
    [4032, 3024],
    [2161, 3840],
    [8191, 641],
  ] as const) {
    const tiles = planTiles({width, height}, {maxPixels: 1920 * 1080, overlap: 50, multipleOf: 4});
    expect(tiles.length).toBeGreaterThan(1);
    expect(tiles.reduce((sum, {kept}) => sum + kept.width * kept.height, 0)).toBe(width * height);
    for (const {painted, kept} of tiles) {
      expect((painted.x % 4) + (painted.y % 4)).toBe(0);
      expect(kept.x - painted.x).toBeGreaterThanOrEqual(Math.min(50, kept.x));
      expect(painted.x + painted.width - kept.x - kept.width).toBeGreaterThanOrEqual(
        Math.min(50, width - kept.x - kept.width),
      );
      for (const other of tiles) {
        const isApart =
          other.kept === kept ||
          other.kept.x + other.kept.width <= kept.x ||
          kept.x + kept.width <= other.kept.x ||
          other.kept.y + other.kept.height <= kept.y ||
          kept.y + kept.height <= other.kept.y;
        expect(isApart).toBe(true);
      }
    }
  }
});

test('a picture that fits is painted in one piece', () => {
  expect(planTiles({width: 1920, height: 1080}, {maxPixels: 1920 * 1080, overlap: 50, multipleOf: 4})).toHaveLength(1);
});

test('the receptive field adds up convolutions at the scale they work at', () => {
  const pad = {mode: 'edge', size: 1} as const;
  const conv = (name: string, input: string, stride: number): NetworkOp => ({
    kind: 'conv',
    name,
    input,
    kernel: 3,
    stride,
    pad,
    inChannels: 3,
    outChannels: 3,
    bias: false,
  });
  const input = {name: 'image', channels: 3, multipleOf: 4};
  expect(receptiveRadius({input, ops: [conv('a', 'image', 1)], output: 'a'})).toBe(1);
  // 1 at full scale, then 1 at half scale, which is 2 pixels.
  expect(receptiveRadius({input, ops: [conv('a', 'image', 2), conv('b', 'a', 1)], output: 'b'})).toBe(3);
  const branches: NetworkOp[] = [
    conv('a', 'image', 1),
    conv('b', 'a', 1),
    {kind: 'add', name: 'c', inputs: ['image', 'b']},
  ];
  expect(receptiveRadius({input, ops: branches, output: 'c'})).toBe(2);
});

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

test('the kept picture, reduced to the live size, is the live painting, with detail of its own', () => {
  const live = picture(12, 8, (x, y, channel) => 60 + 8 * x + 4 * y + 10 * channel);
  const painted = picture(96, 64, (x, y, channel) => 90 + (noise(x, y, channel) - 127) / 4);
  const kept = finishPicture({camera: painted, painted, live}, LOOK);
  const reduced = reduceTo(kept, live);
  for (let pixel = 0; pixel < 12 * 8; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      expect(Math.abs(reduced.data[pixel * 3 + channel]! - live.data[pixel * 4 + channel]!)).toBeLessThan(3);
    }
  }
  const neighbours = Array.from({length: 90}, (_, x) => Math.abs(kept.data[x * 4]! - kept.data[(x + 1) * 4]!));
  expect(Math.max(...neighbours)).toBeGreaterThan(15);
});

test('strength blends with the camera, the camera gives its colours, and text can be turned round', () => {
  const camera = picture(4, 4, (x, _y, channel) => (channel === 0 ? 200 - x * 20 : 40));
  const painted = picture(4, 4, () => 120);
  const parts = {camera, painted, live: painted};
  expect(finishPicture(parts, {...LOOK, strength: 0}).data).toEqual(camera.data);
  expect(finishPicture(parts, {...LOOK, strength: 1}).data).toEqual(painted.data);
  expect(finishPicture(parts, {...LOOK, strength: 0.5}).data[0]).toBe(160);
  const recoloured = finishPicture(parts, {...LOOK, keepColours: true}).data;
  expect(recoloured[0]! - recoloured[1]!).toBe(camera.data[0]! - camera.data[1]!);
  const flipped = mirrorPixels(camera);
  expect(flipped.data[0]).toBe(camera.data[3 * 4]);
  expect(mirrorPixels(flipped)).toEqual(camera);
});
