/**
 * t-SNE against scikit-learn's exact method: models/training/tsne_goldens.py writes what it finds.
 */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {describe, expect, test} from 'vitest';

import {affinitiesOf, neighbourChances, squaredDistances} from '../../../../../src/engine/lenses/map/affinities.ts';
import {Tsne} from '../../../../../src/engine/lenses/map/tsne.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../goldens/tsne');

interface Golden {
  readonly codes: number;
  readonly dimensions: number;
  readonly perplexity: number;
  readonly exaggeration: number;
  readonly exaggeratedSteps: number;
  readonly steps: number;
  readonly rate: number;
  /** Of the first code. */
  readonly affinities: readonly number[];
  /** The gradient is that of the start, so many times as large. */
  readonly spread: number;
  readonly divergence: number;
  readonly finalDivergence: number;
}

const golden = JSON.parse(readFileSync(resolve(FOLDER, 'golden.json'), 'utf8')) as Golden;
const flat = floats('codes.f32');
const codes = Array.from({length: golden.codes}, (_, index) =>
  flat.subarray(index * golden.dimensions, (index + 1) * golden.dimensions),
);
const start = Float64Array.from(floats('start.f32'));
const affinities = affinitiesOf(squaredDistances(codes), golden.codes, golden.perplexity);

function floats(name: string): Float32Array {
  const bytes = readFileSync(resolve(FOLDER, name));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

describe('on the codes of the goldens', () => {
  test('affinities are those of scikit-learn', () => {
    const largest = Math.max(...golden.affinities);
    for (const [index, affinity] of golden.affinities.entries()) {
      expect(Math.abs(affinities[index]! - affinity), `with ${index}`).toBeLessThan(1e-3 * largest);
    }
  });

  test('divergence and gradient, too', () => {
    const tsne = new Tsne(
      affinities,
      start.map((value) => value * golden.spread),
    );
    expect(tsne.divergence() / golden.divergence).toBeCloseTo(1, 3);
    const expected = floats('gradient.f32');
    const largest = Math.max(...expected.map(Math.abs));
    for (const [index, slope] of tsne.gradient().entries()) {
      expect(Math.abs(slope - expected[index]!), `coordinate ${index}`).toBeLessThan(1e-3 * largest);
    }
  });

  test('it comes as far within the same steps', () => {
    const tsne = new Tsne(affinities, start);
    const {rate, exaggeration, exaggeratedSteps, steps} = golden;
    for (let step = 0; step < exaggeratedSteps; step++) tsne.step({rate, exaggeration, momentum: 0.5});
    tsne.rest();
    for (let step = exaggeratedSteps; step < steps; step++) tsne.step({rate, exaggeration: 1, momentum: 0.8});
    expect(Math.abs(tsne.divergence() / golden.finalDivergence - 1)).toBeLessThan(0.05);
  });
});

test('affinities are symmetric and 1 together', () => {
  const sum = affinities.reduce((total, affinity) => total + affinity, 0);
  expect(sum).toBeCloseTo(1, 6);
  expect(affinities[7 * golden.codes + 3]).toBe(affinities[3 * golden.codes + 7]);
});

test('a point picks about as many neighbours as the perplexity says, and never itself', () => {
  const distances = Array.from({length: 60}, (_, index) => index * index);
  const chances = neighbourChances(distances, 0, 8);
  const entropy = -chances.reduce((sum, chance) => sum + (chance > 0 ? chance * Math.log(chance) : 0), 0);
  expect(Math.exp(entropy)).toBeCloseTo(8, 2);
  expect(chances[0]).toBe(0);
});

test('equal codes, and fewer than the perplexity asks for, are no trouble', () => {
  const same = affinitiesOf(
    squaredDistances([
      [1, 2],
      [1, 2],
      [1, 2],
    ]),
    3,
    30,
  );
  expect([...same].filter((_, index) => index % 4 !== 0).every((value) => Math.abs(value - 1 / 6) < 1e-9)).toBe(true);
});
