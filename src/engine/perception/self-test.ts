/**
 * The perception network's self-test: one small picture against PyTorch, forwards and back, so that
 * a backend that computes wrongly is skipped.
 */
import type {PerceptionNetwork, PerceptionSelfTest} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {SelfTestResult} from '../../protocol/status.ts';
import {decodeReference} from '../network/files/decode-reference.ts';

/** What a class probability may be off. */
const PROBABILITY_TOLERANCE = 1e-2;
/** Relative distance of the gradient that still passes: the stored one is rounded to int8. */
const GRADIENT_TOLERANCE = 0.1;

/**
 * Looks at a network's stored picture and compares.
 *
 * @param backend where it runs, for the operator.
 * @throws EngineError 'model-invalid' for a test that makes no sense; what the network throws.
 */
export async function selfTestPerception(network: PerceptionNetwork, backend: string): Promise<SelfTestResult> {
  const {name, output, selfTest} = network.file;
  const picture = pictureOf(selfTest);
  const {layer} = selfTest.gradient;
  const probabilities = (await network.activations(picture, [output])).get(output)?.values ?? [];
  const {gradient} = await network.gradient(picture, {kind: 'l2', layer}, 'plain');
  const probabilityError = Math.max(
    ...selfTest.likeliest.map(({label, probability}) => Math.abs((probabilities[label] ?? Number.NaN) - probability)),
  );
  const gradientError = relativeDistance(gradient, storedGradient(selfTest));
  return {
    network: name,
    backend,
    difference: `probabilities off by up to ${probabilityError.toFixed(4)}, gradient by ${(100 * gradientError).toFixed(1)} %`,
    // Written so that a NaN fails.
    passed: probabilityError <= PROBABILITY_TOLERANCE && gradientError <= GRADIENT_TOLERANCE,
  };
}

function pictureOf({width, height, input}: PerceptionSelfTest): RgbPicture {
  const bytes = decodeReference(input, width * height * 3);
  return {width, height, values: Float32Array.from(bytes, (value) => value / 255)};
}

function storedGradient({width, height, gradient: {step, values}}: PerceptionSelfTest): Float32Array {
  const {buffer} = decodeReference(values, width * height * 3);
  return Float32Array.from(new Int8Array(buffer), (value) => value * step);
}

/** |found - stored| / |stored|. */
function relativeDistance(found: Float32Array, stored: Float32Array): number {
  let difference = 0;
  let norm = 0;
  for (let index = 0; index < stored.length; index++) {
    const expected = stored[index] ?? 0;
    difference += ((found[index] ?? Number.NaN) - expected) ** 2;
    norm += expected ** 2;
  }
  return Math.sqrt(difference / norm);
}
