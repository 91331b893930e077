/**
 * The perception network in a worker of its own, on wasm with our kernel and with tfjs, asked as
 * the engine asks it.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {WorkerPerception} from '../../../src/engine/perception/worker-perception.ts';
import {relativeDistance} from '../../support/network/goldens.ts';
import {naiveForward, naiveGradient} from '../../support/network/naive-perception.ts';
import {perceptionModelOf} from '../../support/network/perception-model.ts';
import {randomPerception} from '../../support/network/random-perception.ts';

/** float32 arithmetic, summed in another order. */
const TOLERANCE = 1e-3;
const random = randomPerception(21, {labels: 7});
const {file, picture} = random;

describe.each(['kernel', 'tfjs'] as const)('the perception worker with %s', (engine) => {
  let network: WorkerPerception;

  beforeAll(async () => {
    network = await WorkerPerception.create('wasm', perceptionModelOf(random), engine);
  });

  afterAll(() => {
    network.dispose();
  });

  test('answers with the reference activations, and leaves the caller its picture', async () => {
    const before = picture.values.slice();
    const found = await network.activations(picture, ['conv1-relu', 'probabilities']);
    const expected = naiveForward(random, picture);
    expect([...found.keys()]).toEqual(['conv1-relu', 'probabilities']);
    for (const [name, activation] of found) {
      expect(relativeDistance(activation.values, expected.get(name)!.values), name).toBeLessThan(TOLERANCE);
    }
    expect(picture.values).toEqual(before);
  });

  test('gives each of several questions asked at once its own answer', async () => {
    const objectives = file.labels.map((_, label) => ({kind: 'class', label}) as const);
    const answers = await Promise.all(objectives.map((objective) => network.gradient(picture, objective, 'guided')));
    for (const [index, objective] of objectives.entries()) {
      const {score, gradient} = naiveGradient(random, picture, objective, 'guided');
      expect(answers[index]!.score).toBeCloseTo(score, 3);
      expect(relativeDistance(answers[index]!.gradient, gradient)).toBeLessThan(TOLERANCE);
    }
  });

  test('says what it runs', () => {
    expect(network.engine).toMatch({kernel: /^kernel, (relaxed-)?simd, \d threads?$/, tfjs: /^tfjs$/}[engine]);
  });

  test('holds as much after a hundred gradients as after one', async () => {
    const objective = {kind: 'l2', layer: file.layers.at(-1)!} as const;
    await network.gradient(picture, objective, 'plain');
    const before = network.tensorCounts();
    expect(before.bytes).toBeGreaterThan(0);
    for (let index = 0; index < 100; index++) await network.gradient(picture, objective, 'plain');
    expect(network.tensorCounts()).toEqual(before);
  });

  test('refuses what does not exist by a failure with code and detail, and answers the next question', async () => {
    await expect(network.gradient(picture, {kind: 'l2', layer: 'conv9'}, 'plain')).rejects.toMatchObject({
      code: 'layer-unknown',
      detail: expect.stringContaining("no layer 'conv9'; it has centred, conv1") as string,
    });
    const odd = {width: 9, height: 8, values: new Float32Array(9 * 8 * 3)};
    await expect(network.activations(odd, ['conv1'])).rejects.toThrow('sides are multiples of 8');
    expect((await network.activations(picture, ['conv1'])).size).toBe(1);
  });
});

test('a worker that is disposed of gives up what it was asked, and what it is asked later', async () => {
  const network = await WorkerPerception.create('wasm', perceptionModelOf(random));
  const asked = network.gradient(picture, {kind: 'class', label: 0}, 'plain');
  network.dispose();
  await expect(asked).rejects.toMatchObject({code: 'cancelled'});
  await expect(network.activations(picture, ['conv1'])).rejects.toMatchObject({code: 'cancelled'});
});

test('a network whose weights are cut short does not start', async () => {
  const whole = perceptionModelOf(random);
  const [[path, bytes]] = [...whole.model.files] as [[string, ArrayBuffer]];
  const model = {...whole.model, files: new Map([[path, bytes.slice(0, bytes.byteLength - 400)]])};
  await expect(WorkerPerception.create('wasm', {...whole, model})).rejects.toMatchObject({code: 'model-corrupt'});
});
