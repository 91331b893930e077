/** A unit that answers nowhere in the picture is dreamt of all the same. */
import {expect, test} from 'vitest';

import {objectiveOf} from '../../../../src/engine/dream/objective-of.ts';
import {beforeRelu} from '../../../../src/engine/network/check-request.ts';
import {WasmPerception} from '../../../../src/engine/perception/wasm/wasm-perception.ts';
import {startKernel} from '../../../support/network/kernel-in-node.ts';
import {randomPerception} from '../../../support/network/random-perception.ts';

const {file, weights, picture} = randomPerception(12, {width: 64, height: 40});
const LAYER = file.layers.at(-1)!;
const BIAS = `${beforeRelu(file, LAYER)}/bias`;

/** The random network, whose last convolution's bias is this for all units. */
async function withBias(bias: number): Promise<WasmPerception> {
  const values = new Map([...weights].map(([name, weight]) => [name, weight.values]));
  values.set(
    BIAS,
    values.get(BIAS)!.map(() => bias),
  );
  return new WasmPerception(await startKernel({instructions: 'simd'}), file, values);
}

test('where its ReLU is silent a step towards it raises what the ReLU reads', async () => {
  const network = await withBias(-1000);
  const climbed = objectiveOf({kind: 'unit', layer: LAYER, channel: 0}, file, null)!;
  const behind = await network.gradient(picture, {kind: 'channel', layer: LAYER, channel: 0}, 'plain');
  expect([behind.score, Math.max(...behind.gradient.map(Math.abs))]).toEqual([0, 0]);
  const {score, gradient} = await network.gradient(picture, climbed, 'plain');
  const steepest = Math.max(...gradient.map(Math.abs));
  expect(steepest).toBeGreaterThan(0);
  const values = picture.values.map((value, at) => value + (0.01 * gradient[at]!) / steepest);
  expect((await network.gradient({...picture, values}, climbed, 'plain')).score).toBeGreaterThan(score);
});

test('where it answers everywhere the climb is the plain one', async () => {
  const network = await withBias(1000);
  const climbed = objectiveOf({kind: 'unit', layer: LAYER, channel: 0}, file, null)!;
  const plain = await network.gradient(picture, {kind: 'channel', layer: LAYER, channel: 0}, 'plain');
  expect(await network.gradient(picture, climbed, 'plain')).toEqual(plain);
});
