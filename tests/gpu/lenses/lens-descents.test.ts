/**
 * One step of the lenses that change a picture step by step against PyTorch, with the shipped
 * weights: feature inversion at every layer, and the loss and gradient of style by optimisation.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {gramMatrix} from '../../../src/engine/ascent/gram.ts';
import {inversionGradient} from '../../../src/engine/ascent/inversion.ts';
import {finishPieces} from '../../support/engine/finish-pieces.ts';
import {transferGradient} from '../../../src/engine/ascent/style-transfer.ts';
import type {PerceptionModel} from '../../../src/engine/network/files/load-perception.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import {styleLayers} from '../../../src/engine/lenses/painting-grams.ts';
import {relativeDistance} from '../../support/network/goldens.ts';
import {lensDescentGoldens, type LensDescentGoldens} from '../../support/network/lens-descent-goldens.ts';
import {relativeError} from '../../support/network/random-directions.ts';
import {loadShippedPerception, openPerception} from '../../support/network/shipped-perception.ts';
import {longIf} from '../../support/long.ts';

/** What a number may be off, as a share of it, and a gradient in relative L2 distance. */
const TOLERANCE = 1e-2;

let model: PerceptionModel;
let goldens: LensDescentGoldens;

beforeAll(async () => {
  [model, goldens] = await Promise.all([loadShippedPerception(), lensDescentGoldens()]);
});

describe.each(['kernel', 'wasm', 'webgl', 'webgpu'] as const)('one step on %s', (backend) => {
  let network: PerceptionNetwork;
  let close: () => void;

  beforeAll(async () => {
    ({network, close} = await openPerception(backend, model));
  });

  afterAll(() => {
    close();
  });

  test('of an inversion goes where PyTorch’s goes, at every layer', longIf(backend === 'webgl'), async () => {
    const {picture, start, calm, gradients, values} = goldens;
    const codes = await network.activations(picture, model.file.layers);
    for (const layer of model.file.layers) {
      const code = {layer, values: codes.get(layer)!.values};
      const found = await inversionGradient(network, start, code, calm);
      expect(relativeError(found.distance, gradients[layer]!.distance!), layer).toBeLessThan(TOLERANCE);
      expect(relativeError(found.variation, gradients[layer]!.variation!), layer).toBeLessThan(TOLERANCE);
      expect(relativeDistance(found.gradient, values.get(layer)!), layer).toBeLessThan(TOLERANCE);
    }
  });

  test('towards a style has PyTorch’s losses, and goes where its step goes', async () => {
    const {picture, style, start, strength, gradients, values} = goldens;
    const layers = styleLayers(model.file);
    const layer = layers.at(-1)!;
    const [own, theirs] = [await network.activations(picture, [layer]), await network.activations(style, layers)];
    const goal = {
      content: {layer, values: own.get(layer)!.values},
      styles: layers.map((each) => ({layer: each, gram: gramMatrix(theirs.get(each)!)})),
    };
    const found = await finishPieces(transferGradient(network, start, goal, strength));
    const expected = gradients['transfer']!;
    expect(relativeError(found.content, expected.content!)).toBeLessThan(TOLERANCE);
    expect(relativeError(found.style, expected.style!)).toBeLessThan(TOLERANCE);
    expect(relativeError(found.total, expected.total!)).toBeLessThan(TOLERANCE);
    expect(relativeDistance(found.gradient, values.get('transfer')!)).toBeLessThan(TOLERANCE);
  });
});
