/**
 * Compares a perception network with expected values: those of the naive reference, or PyTorch's in
 * a golden file.
 */
import {expect} from 'vitest';

import type {Activation, Objective, PerceptionNetwork, ReluRule} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {nameOf} from './every-objective.ts';
import {relativeDistance} from './goldens.ts';
import {relativeError} from './random-directions.ts';

/** A layer's output as it should be. */
export type ExpectedActivation = Omit<Activation, 'values'> & {readonly values: ArrayLike<number>};

/** A gradient as it should be. */
export interface ExpectedGradient {
  readonly objective: Objective;
  readonly rule: ReluRule;
  readonly score: number;
  readonly gradient: ArrayLike<number>;
}

/**
 * Checks that every named layer has the expected shape, and values within a relative L2 distance.
 */
export async function expectActivations(
  network: PerceptionNetwork,
  picture: RgbPicture,
  expected: ReadonlyMap<string, ExpectedActivation>,
  tolerance: number,
): Promise<void> {
  const found = await network.activations(picture, [...expected.keys()]);
  for (const [name, {values, ...form}] of expected) {
    expect(found.get(name), name).toMatchObject(form);
    expect(found.get(name)!.values.length, name).toBe(values.length);
    expect(relativeDistance(found.get(name)!.values, values), name).toBeLessThan(tolerance);
  }
}

/**
 * Checks that a word's gradient at each convolution has the expected shape, and values within a
 * relative L2 distance; where all is 0, all must be 0.
 */
export async function expectLayerGradients(
  network: PerceptionNetwork,
  picture: RgbPicture,
  label: number,
  expected: ReadonlyMap<string, ExpectedActivation>,
  tolerance: number,
): Promise<void> {
  const found = await network.layerGradients(picture, {kind: 'class', label}, [...expected.keys()]);
  for (const [name, {values, ...form}] of expected) {
    expect(found.get(name), name).toMatchObject(form);
    expect(found.get(name)!.values.length, name).toBe(values.length);
    if (Array.prototype.every.call(values, (value) => value === 0)) {
      expect(
        found.get(name)!.values.every((value) => value === 0),
        name,
      ).toBe(true);
    } else {
      expect(relativeDistance(found.get(name)!.values, values), name).toBeLessThan(tolerance);
    }
  }
}

/**
 * Checks that gradient and score are within a relative distance of the expected ones; where all is
 * 0, all must be 0.
 */
export async function expectGradient(
  network: PerceptionNetwork,
  picture: RgbPicture,
  {objective, rule, score, gradient}: ExpectedGradient,
  tolerance: number,
): Promise<void> {
  const what = `${nameOf(objective)}, ${rule}`;
  const found = await network.gradient(picture, objective, rule);
  expect(relativeError(found.score, score), what).toBeLessThan(tolerance);
  expect(found.gradient.length, what).toBe(gradient.length);
  if (Array.prototype.every.call(gradient, (value) => value === 0)) {
    expect(
      found.gradient.every((value) => value === 0),
      what,
    ).toBe(true);
  } else {
    expect(relativeDistance(found.gradient, gradient), what).toBeLessThan(tolerance);
  }
}
