/**
 * The lenses' numbers against PyTorch with the shipped weights, and the lenses themselves on a real
 * network, on wasm and WebGPU.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {createAdversarialLens} from '../../../src/engine/lenses/adversarial/adversarial-lens.ts';
import {aimOfOneStep, signsTowards, stepBySigns} from '../../../src/engine/lenses/adversarial/attack.ts';
import {oneAnswer} from '../../../src/engine/lenses/excites/one-answer.ts';
import {createExcitesLens} from '../../../src/engine/lenses/excites/excites-lens.ts';
import {gradCam} from '../../../src/engine/lenses/gradcam/grad-cam.ts';
import {createLabelsLens} from '../../../src/engine/lenses/labels/labels-lens.ts';
import {gridFor, occlude, patchAt} from '../../../src/engine/lenses/occlusion/occlusion-grid.ts';
import {createOcclusionLens} from '../../../src/engine/lenses/occlusion/occlusion-lens.ts';
import {createSaliencyLens} from '../../../src/engine/lenses/saliency/saliency-lens.ts';
import {activationOf} from '../../../src/engine/lenses/shared/activation-of.ts';
import {probabilitiesOf} from '../../../src/engine/lenses/shared/words.ts';
import {decodeWeights, type Weights} from '../../../src/engine/network/files/decode-weights.ts';
import type {PerceptionModel} from '../../../src/engine/network/files/load-perception.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {lensGoldens, type LabelShare, type LensGoldens} from '../../support/network/lens-goldens.ts';
import {lookThrough} from '../../support/engine/look-through.ts';
import {naiveScore} from '../../support/network/naive-perception.ts';
import {expectGradient} from '../../support/network/perception-agreement.ts';
import {addScaled, dot, median, randomDirections, relativeError} from '../../support/network/random-directions.ts';
import {seededRandom} from '../../support/network/random-network.ts';
import {randomPicture} from '../../support/network/random-perception.ts';
import {loadShippedPerception, openPerception} from '../../support/network/shipped-perception.ts';

/** What a number may be off, as a share of it. */
const TOLERANCE = 1e-2;
/** Where the gradient is next to nothing, float32 decides its sign by the order of sums. */
const SAME_SIGNS = 0.995;
/** Finite differences in float64 on plain loops: a few directions take seconds. */
const DIRECTIONS = 5;
const STEP = 1e-6;

let model: PerceptionModel;
let weights: Weights;
let goldens: LensGoldens;
/**
 * A picture without flat areas, whose ties have no slope, and how the label's score rises in some
 * directions.
 */
let slopes: {picture: RgbPicture; directions: readonly {direction: Float64Array; slope: number}[]};

beforeAll(async () => {
  model = await loadShippedPerception();
  weights = decodeWeights(model.file, model.model);
  goldens = await lensGoldens();
  slopes = measureSlopes(goldens.label);
});

describe.each(['wasm', 'webgpu'] as const)('the lenses on %s', (backend) => {
  let network: PerceptionNetwork;
  let close: () => void;

  beforeAll(async () => {
    ({network, close} = await openPerception(backend, model));
  });

  afterAll(() => {
    close();
  });

  test('find the words that PyTorch finds', async () => {
    expectLikeliest(await probabilitiesOf(network, goldens.picture), goldens.likeliest);
  });

  test('find the saliency that PyTorch finds, under the three rules', async () => {
    expect(goldens.saliency.map(({rule}) => rule)).toEqual(['plain', 'deconvnet', 'guided']);
    for (const golden of goldens.saliency) await expectGradient(network, goldens.picture, golden, TOLERANCE);
  });

  test('find what PyTorch finds for the strongest answer of a unit', async () => {
    const {picture, excites} = goldens;
    const {layer, channel, x, y} = excites;
    const size = activationOf(await network.activations(picture, [layer]), layer);
    const objective = oneAnswer({layer, unit: channel}, size, {x, y});
    await expectGradient(network, picture, {...excites, objective}, TOLERANCE);
  });

  test('find a plain saliency that agrees with finite differences', async () => {
    const {gradient} = await network.gradient(slopes.picture, {kind: 'class', label: goldens.label}, 'plain');
    const errors = slopes.directions.map(({direction, slope}) => relativeError(dot(gradient, direction), slope));
    expect(median(errors)).toBeLessThan(TOLERANCE);
  });

  test('find the probabilities behind a grey square that PyTorch finds', async () => {
    const {picture, label, occlusion} = goldens;
    const {patch, stride, probabilities} = occlusion;
    const grid = gridFor(picture, stride);
    expect(probabilities).toHaveLength(grid.columns * grid.rows);
    for (const [cell, expected] of probabilities.entries()) {
      const found = await probabilitiesOf(network, occlude(picture, patchAt(cell, grid, {patch, size: picture})));
      expect(relativeError(found[label]!, expected), `cell ${cell}`).toBeLessThan(TOLERANCE);
    }
  });

  test('find the Grad-CAM that PyTorch finds', async () => {
    const {picture, label} = goldens;
    const {width, height, values} = goldens.gradCam;
    const found = await gradCam(network, picture, label);
    expect([found.width, found.height]).toEqual([width, height]);
    const largest = Math.max(...values);
    expect(largest).toBeGreaterThan(0);
    for (const [cell, expected] of values.entries()) {
      expect(Math.abs(found.values[cell]! - expected), `cell ${cell}`).toBeLessThan(TOLERANCE * largest);
    }
  });

  test("take PyTorch's adversarial step, and are misled by it alike", async () => {
    const {picture, label, attack} = goldens;
    const before = await probabilitiesOf(network, picture);
    const signs = await signsTowards(network, picture, aimOfOneStep({kind: 'away-from', label}, before));
    const same = signs.reduce((count, sign, index) => count + (sign === attack.signs[index] ? 1 : 0), 0);
    expect(same / signs.length).toBeGreaterThan(SAME_SIGNS);
    const found = await probabilitiesOf(network, stepBySigns(picture, signs, attack.epsilon));
    expect(attack.likeliest[0]!.label).not.toBe(label);
    expectLikeliest(found, attack.likeliest);
  });

  test('come to their last views', async () => {
    const {picture, label} = goldens;
    const {word} = model.file.labels[label]!;
    const shown = {network, picture};
    const looks = {
      labels: lookThrough(createLabelsLens(), shown),
      saliency: lookThrough(createSaliencyLens(), shown),
      occlusion: lookThrough(createOcclusionLens(), {...shown, look: {patch: 48, stride: 48}}),
      adversarial: lookThrough(createAdversarialLens(), shown),
    };
    for (const [lens, views] of Object.entries(looks)) {
      const {findings, plates} = (await views).at(-1)!;
      expect(findings, lens).toMatchObject({label: word, share: 1});
      expect(
        plates.every((plate) => plate.picture.width === picture.width),
        lens,
      ).toBe(true);
    }
    const excited = (await lookThrough(createExcitesLens(), {...shown, look: {layer: 'conv3b-relu', unit: 7}})).at(-1)!;
    expect(excited.findings).toMatchObject({layer: 'conv3b-relu', unit: 7, share: 1});
    expect(excited.plates.map(({id}) => id)).toEqual(['place-0']);
  });
});

/** The same labels in the same order, as far as they are told apart; each as likely. */
function expectLikeliest(found: Float32Array, likeliest: readonly LabelShare[]): void {
  const order = [...found.keys()].sort((a, b) => found[b]! - found[a]!);
  expect(order.slice(0, likeliest.length)).toEqual(likeliest.map(({label}) => label));
  for (const {label, probability} of likeliest) {
    expect(relativeError(found[label]!, probability), `label ${label}`).toBeLessThan(TOLERANCE);
  }
}

function measureSlopes(label: number): typeof slopes {
  const picture = randomPicture(32, 32, seededRandom(3));
  const reference = {file: model.file, weights};
  const directions = randomDirections(DIRECTIONS, picture.values.length, seededRandom(4)).map((direction) => {
    const at = (step: number): number =>
      naiveScore(reference, {...picture, values: addScaled(picture.values, direction, step)}, {kind: 'class', label});
    return {direction, slope: (at(STEP) - at(-STEP)) / (2 * STEP)};
  });
  return {picture, directions};
}
