/** Weights as the builders of our own engines read them: float32 values by name. */
import {EngineError} from '../../protocol/errors.ts';

/** Float32 values by weight name. */
export type WeightValues = ReadonlyMap<string, Float32Array>;

/**
 * A weight of the expected length.
 * @throws EngineError 'model-invalid' when it is missing or has another.
 */
export function weightOf(weights: WeightValues, name: string, length: number): Float32Array {
  const values = weights.get(name);
  if (values?.length !== length) {
    throw new EngineError('model-invalid', `weight '${name}' has ${values?.length ?? 0} values instead of ${length}`);
  }
  return values;
}
