/** The pattern under the picture, in every part of it and mirrored, is what the op list says. */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';

import {decodeWeights} from '../../../../src/engine/network/files/decode-weights.ts';
import {parseStyleNetwork} from '../../../../src/engine/network/files/parse-network.ts';
import {multiplyAddsPerPixel} from '../../../../src/engine/network/multiply-adds.ts';
import {cellsOn, drawPattern} from '../../../../src/engine/network/pattern.ts';
import {PatternPlanes} from '../../../../src/engine/network/pattern-planes.ts';
import type {AddPatternOp} from '../../../../src/engine/network/op-list.ts';
import {planNetwork} from '../../../../src/engine/network/plan/plan-network.ts';
import {TfjsNetwork} from '../../../../src/engine/network/tfjs/tfjs-network.ts';
import {paintStillWithTfjs} from '../../../../src/engine/style/tfjs-still.ts';
import {differenceFromGolden} from '../../../support/network/goldens.ts';
import {
  readGoldenCases,
  readGoldenFloats,
  readGoldenPixels,
  readStyleModel,
} from '../../../support/network/models-on-disk.ts';
import {seededRandom} from '../../../support/network/random-network.ts';

const GOLDENS = resolve(import.meta.dirname, '../../../goldens/pattern');
const MODEL = readFileSync(resolve(GOLDENS, 'model.json'), 'utf8');

/** Mean absolute difference from PyTorch that every backend must keep to, in 1/255. */
const TOLERANCE = 2;

const OP: AddPatternOp = {kind: 'add-pattern', name: 'primer', input: 'image', side: 5, cells: [0.01, 0.3]};

function randomTiles(seed: number): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({length: OP.cells.length * OP.side ** 2}, () => random() - 0.5);
}

/** The value of the pattern at one pixel, as the op list has it in words. */
function valueAt(tiles: Float32Array, shortSide: number, x: number, y: number): number {
  let sum = 0;
  for (const [octave, share] of OP.cells.entries()) {
    const cell = Math.max(2, share * shortSide);
    const tile = (column: number, row: number): number => {
      const around = (index: number): number => ((index % OP.side) + OP.side) % OP.side;
      return tiles[(octave * OP.side + around(row)) * OP.side + around(column)]!;
    };
    // A value counts for as much as a pyramid over it is high at the pixel.
    const [u, v] = [(x + 0.5) / cell, (y + 0.5) / cell];
    for (let row = Math.floor(v) - 2; row <= v + 1; row++) {
      for (let column = Math.floor(u) - 2; column <= u + 1; column++) {
        const weight = Math.max(0, 1 - Math.abs(u - column - 0.5)) * Math.max(0, 1 - Math.abs(v - row - 0.5));
        sum += weight * tile(column, row);
      }
    }
  }
  return sum;
}

const SIZE = fc.record({width: fc.integer({min: 1, max: 30}), height: fc.integer({min: 1, max: 30})});

test('is bilinear between values in the middle of cells, and repeats', () => {
  fc.assert(
    fc.property(SIZE, fc.nat(1000), (picture, seed) => {
      const tiles = randomTiles(seed);
      const padded = {width: picture.width + 3, height: picture.height + 1};
      const pattern = drawPattern(OP, tiles, {picture, padded, isMirrored: false});
      const shortSide = Math.min(picture.width, picture.height);
      for (const [at, value] of pattern.entries()) {
        const [x, y] = [at % padded.width, Math.floor(at / padded.width)];
        expect(value).toBeCloseTo(valueAt(tiles, shortSide, x, y), 4);
      }
    }),
    {seed: 1, numRuns: 25},
  );
});

test('a mirrored picture has the mirrored pattern, and its padding what lies left of it', () => {
  fc.assert(
    fc.property(SIZE, fc.nat(1000), (picture, seed) => {
      const tiles = randomTiles(seed);
      const padded = {width: picture.width + 3, height: picture.height};
      const mirrored = drawPattern(OP, tiles, {picture, padded, isMirrored: true});
      const shortSide = Math.min(picture.width, picture.height);
      for (const [at, value] of mirrored.entries()) {
        const [x, y] = [at % padded.width, Math.floor(at / padded.width)];
        expect(value).toBeCloseTo(valueAt(tiles, shortSide, picture.width - 1 - x, y), 4);
      }
    }),
    {seed: 2, numRuns: 25},
  );
});

test('cells are shares of the short side, and at least two pixels', () => {
  expect(cellsOn({width: 640, height: 360}, {cells: [3 / 288, 12 / 288]})).toEqual([3.75, 15]);
  expect(cellsOn({width: 96, height: 128}, {cells: [3 / 288, 12 / 288]})).toEqual([2, 4]);
});

test('a picture of twice the size has the same pattern twice as large', () => {
  const tiles = randomTiles(4);
  const op = {...OP, cells: [0.1, 0.3]};
  const place = (side: number): Parameters<typeof drawPattern>[2] => {
    const size = {width: side, height: side};
    return {picture: size, padded: size, isMirrored: false};
  };
  const small = drawPattern(op, tiles, place(60));
  const large = drawPattern(op, tiles, place(180));
  // The middle of each three by three pixels lies where the small picture's pixel does.
  for (const [at, value] of small.entries()) {
    const [x, y] = [at % 60, Math.floor(at / 60)];
    expect(large[(3 * y + 1) * 180 + 3 * x + 1]).toBeCloseTo(value, 4);
  }
});

test('a mix of styles has the weighted sum of their amplitudes', () => {
  const weights = new Map([
    ['primer/tiles', randomTiles(1)],
    ['primer/amplitude', Float32Array.of(0.1, 0, 0.05)],
  ]);
  expect(new PatternPlanes(OP, 3, weights).amplitude([0.5, 0.3, 0.2])).toBeCloseTo(0.06, 6);
});

describe('a network with a pattern', () => {
  const {file, model} = readStyleModel('pattern');

  beforeAll(() => tf.setBackend('cpu'));

  test('paints in TensorFlow.js as in PyTorch, and keeps no more than a few tensors', async () => {
    const network = new TfjsNetwork(file, decodeWeights(file, model));
    for (const {name, input, output, styles} of readGoldenCases('pattern')) {
      const painted = await paintStillWithTfjs(network, readGoldenPixels('pattern', input), styles);
      expect(differenceFromGolden(painted, readGoldenFloats('pattern', output)), name).toBeLessThan(TOLERANCE);
    }
    const pixels = {width: 16, height: 16, data: new Uint8ClampedArray(16 * 16 * 4)};
    const paintSizes = async (): Promise<number> => {
      for (let more = 0; more < 10; more++) {
        const width = 16 + 4 * more;
        await paintStillWithTfjs(network, {...pixels, width, data: new Uint8ClampedArray(width * 64)}, [1, 0, 0]);
      }
      return tf.memory().numTensors;
    };
    const held = await paintSizes();
    expect(await paintSizes()).toBe(held);
    network.dispose();
    expect(tf.memory().numTensors).toBe(0);
  });

  test('is the one that its goldens were made with', () => {
    const golden = JSON.parse(readFileSync(resolve(GOLDENS, 'golden.json'), 'utf8')) as {model: {sha256: string}};
    const hash = createHash('sha256')
      .update(readFileSync(resolve(GOLDENS, 'weights.bin')))
      .digest('hex');
    expect(golden.model.sha256).toBe(hash);
  });

  test('costs as many multiply-adds as without it', () => {
    const ops = file.ops.filter(({kind}) => kind !== 'add-pattern');
    const bare = ops.map((op) => (op.kind === 'space-to-depth' ? {...op, input: 'image'} : op));
    expect(multiplyAddsPerPixel(file)).toBe(multiplyAddsPerPixel({...file, ops: bare}));
  });

  test('adds it while the picture is folded', () => {
    const {input} = planNetwork(file, {width: 50, height: 30});
    expect(input).toMatchObject({block: 2, pattern: {name: 'primer'}});
  });

  const changed = (change: (model: Record<string, unknown>, op: Record<string, unknown>) => void): string => {
    const parsed = JSON.parse(MODEL) as Record<string, unknown> & {ops: Record<string, unknown>[]};
    change(parsed, parsed.ops[0]!);
    return JSON.stringify(parsed);
  };

  test.each([
    ['a later version of the format', 'formatVersion is not 1 or 2 but 3', changed((file) => (file.formatVersion = 3))],
    ['a pattern without octaves', '0 octaves', changed((_, op) => (op.cells = []))],
    ['more octaves than a shader reads', '5 octaves', changed((_, op) => (op.cells = [1, 1, 1, 1, 1]))],
    ['a side that is no number', 'side', changed((_, op) => (op.side = '64'))],
    [
      'a pattern on what is no picture',
      'not the picture',
      changed(
        (file, op) =>
          (file.ops = [...(file.ops as unknown[]), {...op, name: 'late', input: 'down1'}]
            .slice(1)
            .map((one) => ((one as {name: string}).name === 'fold' ? {...(one as object), input: 'image'} : one))),
      ),
    ],
    [
      'two patterns',
      'a second pattern',
      changed((file, op) => (file.ops = [...(file.ops as unknown[]), {...op, name: 'second'}])),
    ],
  ])('%s is refused', (_, complaint, text) => {
    expect(() => parseStyleNetwork(text)).toThrow(complaint);
  });

  test('a table of another size is refused', () => {
    const text = changed((_, op) => (op.side = 17));
    expect(() => decodeWeights(parseStyleNetwork(text), model)).toThrow("'primer/tiles' has shape [3,16,16]");
  });

  test('a file of the first version is read', () => {
    const bare = file.ops.slice(1).map((op) => (op.name === 'fold' ? {...op, input: 'image'} : op));
    const text = changed((model) => {
      model.formatVersion = 1;
      model.ops = bare;
    });
    expect(parseStyleNetwork(text)).toMatchObject({formatVersion: 1, ops: bare});
    expect(file.formatVersion).toBe(2);
  });
});
