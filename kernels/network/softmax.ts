/** Probabilities of one pixel's channels, and the way back to the scores. */
import {exponential} from './sigmoid';
import {SoftmaxGradientStep, SoftmaxStep} from './step';
import {VECTOR} from './vectors';

/** Scores so far below the largest have a probability of 0 in float32, nearly. */
const FAR: f32 = -80;

/** Writes exp(x) / sum(exp(x)); 0 where a channel only fills up a vector. */
export function softmax(step: SoftmaxStep): void {
  let largest: f32 = -Infinity;
  for (let channel = 0; channel < step.channels; channel++) {
    largest = max(largest, load<f32>(step.input + (<usize>channel << 2)));
  }
  const bytes = <usize>step.outVectors * VECTOR;
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const below = f32x4.sub(v128.load(step.input + at), f32x4.splat(largest));
    v128.store(step.output + at, exponential(f32x4.max(below, f32x4.splat(FAR))));
  }
  for (let channel = step.channels; channel < step.outVectors * 4; channel++) {
    store<f32>(step.output + (<usize>channel << 2), 0);
  }
  const share = f32x4.splat(<f32>(1 / sumOfProducts(step.output, 0, bytes)));
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    v128.store(step.output + at, f32x4.mul(v128.load(step.output + at), share));
  }
}

/** Writes p * (g - sum(g * p)). */
export function softmaxGradient(step: SoftmaxGradientStep): void {
  const bytes = <usize>step.outVectors * VECTOR;
  const mean = f32x4.splat(<f32>sumOfProducts(step.probabilities, step.input, bytes));
  for (let at: usize = 0; at < bytes; at += VECTOR) {
    const gradient = f32x4.sub(v128.load(step.input + at), mean);
    v128.store(step.output + at, f32x4.mul(v128.load(step.probabilities + at), gradient));
  }
}

/** The sum of a[i] * b[i] over so many bytes; of a[i] alone where b is 0. */
function sumOfProducts(a: usize, b: usize, bytes: usize): f64 {
  let sum: f64 = 0;
  for (let at: usize = 0; at < bytes; at += 4) {
    sum += <f64>load<f32>(a + at) * (b == 0 ? 1 : <f64>load<f32>(b + at));
  }
  return sum;
}
