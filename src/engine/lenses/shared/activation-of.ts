/** One layer's output out of several. */
import {assert} from '../../../protocol/assert.ts';
import {said} from '../../shared/said.ts';
import type {Said} from '../../../words/words.ts';
import type {Activation} from '../../network/perception.ts';

/** The output of a layer that was asked for. */
export function activationOf(found: ReadonlyMap<string, Activation>, layer: string): Activation {
  const activation = found.get(layer);
  assert(activation !== undefined, () => `the network left out '${layer}'`);
  return activation;
}

/** '20×20×160': height, width, channels. */
export function shapeOf({width, height, channels}: Activation): Said {
  return said('findings.shape', {height, width, channels});
}
