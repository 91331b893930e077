/** Which ops of a network a run must keep for dreams, besides those that every run keeps. */
import {beforeRelu} from '../network/check-request.ts';
import type {PerceptionNetworkFile} from '../network/perception.ts';

/**
 * Of so many layers, from the deepest on, units can be dreamt of: what those nearer to the pixels
 * know has no name.
 */
const UNIT_LAYERS = 2;

/**
 * Words are measured behind all listed layers, and units in front of their ReLU, which is done in
 * one pass with its convolution where nobody asks for what lies between: so only where units are
 * offered somebody does.
 */
export function climbedLayers(file: PerceptionNetworkFile): readonly string[] {
  const scores = file.ops.find(({name}) => name === file.output)?.input ?? file.output;
  return [...file.layers.slice(-UNIT_LAYERS).map((layer) => beforeRelu(file, layer)), scores];
}
