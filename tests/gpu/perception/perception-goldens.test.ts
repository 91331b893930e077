/**
 * The perception network's numbers against PyTorch, with the shipped weights, on every backend:
 * forwards, and back to the picture.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import type {PerceptionModel} from '../../../src/engine/network/files/load-perception.ts';
import type {Objective, PerceptionNetwork, ReluRule} from '../../../src/engine/network/perception.ts';
import {nameOf} from '../../support/network/every-objective.ts';
import {expectActivations, expectGradient} from '../../support/network/perception-agreement.ts';
import {perceptionCases, perceptionGradients} from '../../support/network/perception-goldens.ts';
import {loadShippedPerception, openPerception} from '../../support/network/shipped-perception.ts';
import {longIf} from '../../support/long.ts';

/** What a class probability may be off. */
const PROBABILITY_TOLERANCE = 1e-2;
/** float32 arithmetic, summed in another order. */
const LAYER_TOLERANCE = 1e-3;
const GRADIENT_TOLERANCE = 1e-2;
const RULES: readonly ReluRule[] = ['plain', 'deconvnet', 'guided'];

let model: PerceptionModel;

beforeAll(async () => {
  model = await loadShippedPerception();
});

describe.each(['kernel', 'wasm', 'webgl', 'webgpu'] as const)('the perception network on %s', (backend) => {
  let network: PerceptionNetwork;
  let close: () => void;

  beforeAll(async () => {
    ({network, close} = await openPerception(backend, model));
  });

  afterAll(() => {
    close();
  });

  test('finds the class probabilities and the layers that PyTorch finds', async () => {
    const cases = await perceptionCases();
    expect(cases.flatMap(({layers}) => [...layers.keys()])).toHaveLength(2);
    for (const {name, picture, probabilities, layers} of cases) {
      const {output} = model.file;
      const found = (await network.activations(picture, [output])).get(output)!.values;
      expect(found.length, name).toBe(model.file.labels.length);
      const worst = found.reduce((most, value, label) => Math.max(most, Math.abs(value - probabilities[label]!)), 0);
      expect(worst, name).toBeLessThan(PROBABILITY_TOLERANCE);
      if (layers.size > 0) await expectActivations(network, picture, layers, LAYER_TOLERANCE);
    }
  });

  test.each(RULES)(
    'finds the gradients that PyTorch finds, for every objective under the %s rule',
    longIf(backend === 'webgl'),
    async (rule) => {
      const {picture, gradients} = await perceptionGradients();
      const ruled = gradients.filter((golden) => golden.rule === rule);
      expect(ruled.map(({objective}) => nameOf(objective))).toEqual(everyGoldenObjective().map(nameOf));
      for (const golden of ruled) await expectGradient(network, picture, golden, GRADIENT_TOLERANCE);
    },
  );
});

/** Half the norm of every listed layer, one channel, one class. */
function everyGoldenObjective(): readonly Objective[] {
  const {layers} = model.file;
  return [
    ...layers.map((layer) => ({kind: 'l2', layer}) as const),
    {kind: 'channel', layer: layers.at(-2)!, channel: 7},
    {kind: 'class', label: 0},
  ];
}
