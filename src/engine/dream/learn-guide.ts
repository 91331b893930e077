/**
 * A guide: what was held up, as features to dream towards.
 *
 * As in google/deepdream, each place of the dream climbs towards the most similar of the guide's
 * feature vectors. Only the strongest vectors are kept: most of a guide is background, and every
 * place is compared with every vector.
 */
import {EngineError} from '../../protocol/errors.ts';
import type {Activation, PerceptionNetwork} from '../network/perception.ts';
import type {PixelSize} from '../../protocol/units.ts';
import type {Pixels} from '../picture/picture.ts';
import {seeAt} from '../picture/convert-pixels.ts';
import type {GuideObjective} from './objective-of.ts';
import {dreamSize} from '../ascent/octaves.ts';

/** Smaller pictures have nothing a network could recognise. */
const SMALLEST_SIDE = 24;

/** A panorama is squeezed to this ratio of sides. */
const WIDEST_RATIO = 3;

/** Feature vectors kept. */
const MOST_FEATURES = 256;

/**
 * Looks at a guide.
 * @throws EngineError 'guide-too-small' for a picture without room for a thing; 'layer-unknown'.
 */
export async function learnGuide(network: PerceptionNetwork, pixels: Pixels, layer: string): Promise<GuideObjective> {
  if (Math.min(pixels.width, pixels.height) < SMALLEST_SIDE) {
    throw new EngineError('guide-too-small', `the guide has ${pixels.width} x ${pixels.height} pixels`);
  }
  const activations = await network.activations(seeAt(pixels, guideSize(pixels, network)), [layer]);
  const activation = activations.get(layer);
  if (!activation) throw new EngineError('layer-unknown', `no activations of '${layer}'`);
  return {kind: 'guide', layer, features: strongestFeatures(activation)};
}

/** About the size the classifier was made for, whatever the guide's. */
function guideSize(pixels: PixelSize, {file}: PerceptionNetwork): PixelSize {
  const {side, multipleOf} = file.input;
  const {width, height} = dreamSize(pixels, side, multipleOf);
  const longest = Math.max(1, Math.floor((WIDEST_RATIO * side) / multipleOf)) * multipleOf;
  return {width: Math.min(width, longest), height: Math.min(height, longest)};
}

/** The vectors with the largest norms, as [count, channels]. */
function strongestFeatures({channels, values}: Activation): Float32Array {
  const positions = Array.from({length: values.length / channels}, (_, position) => {
    const vector = values.subarray(position * channels, (position + 1) * channels);
    return {vector, norm: Math.hypot(...vector)};
  });
  const strongest = positions.toSorted((a, b) => b.norm - a.norm).slice(0, MOST_FEATURES);
  const features = new Float32Array(strongest.length * channels);
  for (const [index, {vector}] of strongest.entries()) features.set(vector, index * channels);
  return features;
}
