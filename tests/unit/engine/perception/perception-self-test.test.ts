/** The perception network's self-test: what passes, and what a broken backend is caught by. */
import {describe, expect, test} from 'vitest';

import {selfTestPerception} from '../../../../src/engine/perception/self-test.ts';
import type {PerceptionNetwork, PerceptionSelfTest} from '../../../../src/engine/network/perception.ts';
import {naiveForward, naiveGradient, naiveLayerGradients} from '../../../support/network/naive-perception.ts';
import {randomPerception} from '../../../support/network/random-perception.ts';

const random = randomPerception(41);
const {file} = random;

/** A network that computes as it should; a test breaks one thing in it. */
function networkWith(fault: Partial<PerceptionNetwork>, selfTest: Partial<PerceptionSelfTest> = {}): PerceptionNetwork {
  return {
    file: {...file, selfTest: {...file.selfTest, ...selfTest}},
    activations: (picture, layers) => {
      const results = naiveForward(random, picture);
      const found = layers.map((layer) => {
        const {values, ...form} = results.get(layer)!;
        return [layer, {...form, values: Float32Array.from(values)}] as const;
      });
      return Promise.resolve(new Map(found));
    },
    gradient: (picture, objective, rule) => {
      const {score, gradient} = naiveGradient(random, picture, objective, rule);
      return Promise.resolve({score, gradient: Float32Array.from(gradient)});
    },
    layerGradients: (...request) => Promise.resolve(naiveLayerGradients(random, ...request)),
    dispose: () => undefined,
    ...fault,
  };
}

test('a backend that finds what PyTorch found passes, and is named', async () => {
  const result = await selfTestPerception(networkWith({}), 'wasm');
  expect(result).toMatchObject({network: file.name, backend: 'wasm', passed: true});
  expect(result.difference).toMatch(/^probabilities off by up to 0\.0000, gradient by \d\.\d %$/);
});

describe('a backend fails whose', () => {
  const sound = networkWith({});

  /** Every value of every layer changed. */
  const activationsTimes = (factor: number): Partial<PerceptionNetwork> => ({
    activations: async (...request) =>
      new Map(
        [...(await sound.activations(...request))].map(([layer, found]) => [
          layer,
          {...found, values: found.values.map((value) => value * factor)},
        ]),
      ),
  });
  const gradientTimes = (factor: number): Partial<PerceptionNetwork> => ({
    gradient: async (...request) => {
      const found = await sound.gradient(...request);
      return {...found, gradient: found.gradient.map((value) => value * factor)};
    },
  });

  test.each([
    ['probabilities are off', activationsTimes(0.9)],
    ['probabilities are no numbers', activationsTimes(Number.NaN)],
    ['gradient is zero everywhere', gradientTimes(0)],
    ['gradient points the other way', gradientTimes(-1)],
    ['gradient is no number', gradientTimes(Number.NaN)],
  ])('%s', async (_what, fault) => {
    expect(await selfTestPerception(networkWith(fault), 'wasm')).toMatchObject({passed: false});
  });
});

test.each([
  ['not base64', '***', 'is not base64'],
  ['too short', btoa('abc'), 'has 3 bytes instead of 192'],
])('a stored picture that is %s is the file to blame', async (_what, input, complaint) => {
  const asked = selfTestPerception(networkWith({}, {input}), 'wasm');
  await expect(asked).rejects.toMatchObject({
    code: 'model-invalid',
    detail: expect.stringContaining(complaint) as string,
  });
});
