/** The perception network's files as they would be with other weights in them. */
import {assert} from '../../../protocol/assert.ts';
import type {PerceptionModel} from './load-perception.ts';

const FILE = 'weights.bin';

/**
 * The same network with other numbers, uncompressed.
 *
 * @param weights for every name in the manifest, as many values as its shape has.
 */
export function withWeights(
  {file, model}: PerceptionModel,
  weights: ReadonlyMap<string, Float32Array>,
): PerceptionModel {
  const entries = file.weightsManifest.flatMap((group) => group.weights);
  const values = entries.map(({name, shape}) => {
    const found = weights.get(name);
    const length = shape.reduce((product, side) => product * side, 1);
    assert(found?.length === length, () => `weight '${name}' has ${found?.length ?? 0} values instead of ${length}`);
    return found;
  });
  const bytes = new Float32Array(values.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of values) {
    bytes.set(part, at);
    at += part.length;
  }
  const folder = model.entry.model.slice(0, model.entry.model.lastIndexOf('/') + 1);
  return {
    file: {
      ...file,
      weightsManifest: [{paths: [FILE], weights: entries.map(({name, shape}) => ({name, shape, dtype: 'float32'}))}],
    },
    model: {...model, files: new Map([[folder + FILE, bytes.buffer]])},
  };
}
