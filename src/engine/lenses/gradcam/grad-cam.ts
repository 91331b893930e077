/**
 * Grad-CAM: which places of the last layer speak for a word (Selvaraju et al. 2017, "Grad-CAM:
 * visual explanations from deep networks via gradient-based localization", section 3). Each channel
 * counts as much as the word's score rises with it on average; what speaks against the word is left
 * out.
 */
import {assert} from '../../../protocol/assert.ts';
import type {Activation, PerceptionNetwork, PerceptionNetworkFile} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {activationOf} from '../shared/activation-of.ts';
import type {FloatMap} from '../shared/channel-grid.ts';

/** The last tapped layer, and the convolution that it rectifies. */
export interface LastLayer {
  readonly layer: string;
  readonly convolution: string;
}

/** Where a network's last maps are: the words have only their mean. */
export function lastLayerOf({layers, ops, name}: PerceptionNetworkFile): LastLayer {
  const layer = layers.at(-1) ?? '';
  const rectified = ops.find((op) => op.name === layer);
  const next = ops.find((op) => op.input === layer);
  assert(rectified?.kind === 'relu' && next?.kind === 'global-average', () => `'${name}' does not end in a mean`);
  return {layer, convolution: rectified.input};
}

/**
 * A number for each cell of the last layer, at least 0.
 * @throws EngineError of the network.
 */
export async function gradCam(network: PerceptionNetwork, picture: RgbPicture, label: number): Promise<FloatMap> {
  const {layer, convolution} = lastLayerOf(network.file);
  const answers = activationOf(await network.activations(picture, [layer]), layer);
  const gradients = await network.layerGradients(picture, {kind: 'class', label}, [convolution]);
  return weighAndRectify(answers, channelWeights(answers, activationOf(gradients, convolution)));
}

/**
 * The mean slope of the score with each channel. Behind a mean over all places the slope is the
 * same at each of them; the gradient is known in front of the ReLU, where it is 0 at places without
 * an answer, so only the others are counted. A channel without any answer has no part in the map.
 */
export function channelWeights({channels, values}: Activation, gradient: Activation): Float32Array {
  const sums = new Float32Array(channels);
  const counts = new Float32Array(channels);
  for (const [index, answer] of values.entries()) {
    if (answer <= 0) continue;
    const channel = index % channels;
    sums[channel] = (sums[channel] ?? 0) + (gradient.values[index] ?? 0);
    counts[channel] = (counts[channel] ?? 0) + 1;
  }
  return sums.map((sum, channel) => sum / Math.max(1, counts[channel] ?? 1));
}

function weighAndRectify({width, height, channels, values}: Activation, weights: Float32Array): FloatMap {
  const map = new Float32Array(width * height);
  for (const cell of map.keys()) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      sum += (weights[channel] ?? 0) * (values[cell * channels + channel] ?? 0);
    }
    map[cell] = Math.max(0, sum);
  }
  return {width, height, values: map};
}
