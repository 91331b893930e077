/** Tensors between pixels of any number of channels and the kernel's pixels of whole vectors. */
import {quadsOf} from '../../network/plan/plan.ts';

/** [pixels][channels] to whole vectors, the rest 0. */
export function fillVectors(values: Float32Array, channels: number): Float32Array {
  const step = quadsOf(channels) * 4;
  if (step === channels) return values;
  const filled = new Float32Array((values.length / channels) * step);
  for (let from = 0, to = 0; from < values.length; from += channels, to += step) {
    for (let channel = 0; channel < channels; channel++) filled[to + channel] = values[from + channel] ?? 0;
  }
  return filled;
}

/** Whole vectors to [pixels][channels]. */
export function dropFilling(filled: Float32Array<ArrayBuffer>, channels: number): Float32Array<ArrayBuffer> {
  const step = quadsOf(channels) * 4;
  if (step === channels) return filled;
  const values = new Float32Array((filled.length / step) * channels);
  for (let from = 0, to = 0; from < filled.length; from += step, to += channels) {
    for (let channel = 0; channel < channels; channel++) values[to + channel] = filled[from + channel] ?? 0;
  }
  return values;
}
