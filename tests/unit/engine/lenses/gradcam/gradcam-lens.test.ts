/** Grad-CAM against its definition on a small random network, and its lens. */
import {describe, expect, test} from 'vitest';

import {gradCam, lastLayerOf} from '../../../../../src/engine/lenses/gradcam/grad-cam.ts';
import {createGradCamLens} from '../../../../../src/engine/lenses/gradcam/gradcam-lens.ts';
import type {LensView} from '../../../../../src/protocol/lens.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import {lookThrough, startLooking} from '../../../../support/engine/look-through.ts';
import {CountedPerception} from '../../../../support/network/counted-perception.ts';
import {naiveForward} from '../../../../support/network/naive-perception.ts';
import {randomPerception} from '../../../../support/network/random-perception.ts';

const network = new CountedPerception();
const {picture} = network.random;

/** By its definition: behind the mean, a channel's slope is its weight in the word's sum. */
function expected(label: number): number[] {
  const {layer} = lastLayerOf(network.file);
  const {width, height, channels, values} = naiveForward(network.random, picture).get(layer)!;
  const kernel = network.random.weights.get('logits/kernel')!.values;
  const labels = network.file.labels.length;
  return Array.from({length: width * height}, (_, cell) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      sum += (kernel[channel * labels + label]! / (width * height)) * values[cell * channels + channel]!;
    }
    return Math.max(0, sum);
  });
}

test.each([0, 1, 2, 3, 4])('weighs the last maps by how much word %i rises with each', async (label) => {
  const {values} = await gradCam(network, picture, label);
  const cells = expected(label);
  const largest = Math.max(...cells, 1e-6);
  expect(values).toHaveLength(cells.length);
  for (const [cell, value] of cells.entries()) expect(Math.abs(values[cell]! - value)).toBeLessThan(1e-4 * largest);
});

describe('the lens', () => {
  test('shows the cells first, then the picture under them and the guided map', async () => {
    const views = await lookThrough(createGradCamLens(), {network, picture, look: {label: 'label 2'}});
    expect(views.map(({plates}) => plates.map(({id}) => id))).toEqual([
      ['cells-learned', 'over-learned'],
      ['cells-learned', 'over-learned', 'guided-learned'],
    ]);
    expect(views.at(-1)!.findings).toMatchObject({label: 'label 2', share: 1});
  });

  test('explains the likeliest word by itself, and refuses one that the network has not', async () => {
    const [view] = await lookThrough(createGradCamLens(), {network, picture});
    expect(view!.findings.label).toBe(view!.findings.words[0]!.word);
    const shown = {network, picture, look: {label: 'toaster'}};
    await expect(lookThrough(createGradCamLens(), shown)).rejects.toMatchObject({code: 'layer-unknown'});
  });

  test('the honesty check adds the same with other weights, and how alike each pair is', async () => {
    const other = new CountedPerception(randomPerception(6));
    const shown = {network, picture, look: {isRandomised: true}};
    const view = (await lookThrough(createGradCamLens(), {...shown, randomised: other})).at(-1)!;
    expect(view.plates.map(({id}) => id).slice(3)).toEqual(['cells-shuffled', 'over-shuffled', 'guided-shuffled']);
    expect(view.findings.facts).toHaveLength(4);
    const same = (await lookThrough(createGradCamLens(), {...shown, randomised: network})).at(-1)!;
    expect(same.findings.facts.slice(2).map(({value}) => sayAll(value))).toEqual(['1.00', '1.00']);
  });

  test('does one step between two views, and keeps its plates meanwhile', async () => {
    const lens = createGradCamLens();
    await lookThrough(lens, {network, picture});
    const counted = new CountedPerception();
    const views = startLooking(lens, {network: counted, picture});
    expect(((await views.next()).value as LensView).plates).toHaveLength(3);
    // The words, the maps and their gradient.
    expect(counted.calls).toBe(3);
    await views.return(undefined);
  });
});
