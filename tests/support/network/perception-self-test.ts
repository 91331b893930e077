/**
 * The self-test of a network that exists only in a test, by the naive reference, as
 * export_perception.py writes one by PyTorch.
 */
import type {PerceptionSelfTest} from '../../../src/engine/network/perception.ts';
import {naiveForward, naiveGradient, type NaiveNetwork} from './naive-perception.ts';

const LIKELIEST = 5;
const INT8_LARGEST = 127;

/** What the network finds in a picture of random bytes as small as it accepts. */
export function selfTestOf(network: NaiveNetwork, random: () => number): PerceptionSelfTest {
  const {input, output, layers} = network.file;
  const side = input.multipleOf;
  const bytes = Uint8Array.from({length: side * side * 3}, () => 255 * random());
  const picture = {width: side, height: side, values: Array.from(bytes, (value) => value / 255)};
  const probabilities = naiveForward(network, picture).get(output)!.values;
  const layer = layers.at(-1)!;
  const {gradient} = naiveGradient(network, picture, {kind: 'l2', layer}, 'plain');
  const step = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), Number.MIN_VALUE) / INT8_LARGEST;
  return {
    width: side,
    height: side,
    input: toBase64(bytes),
    likeliest: Array.from(probabilities, (probability, label) => ({label, probability}))
      .sort((a, b) => b.probability - a.probability)
      .slice(0, LIKELIEST),
    gradient: {
      layer,
      step,
      values: toBase64(new Uint8Array(Int8Array.from(gradient, (value) => Math.round(value / step)).buffer)),
    },
  };
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
