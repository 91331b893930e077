/**
 * What full colour stands for while the picture changes: a high percentile of a layer's values,
 * followed slowly so that nothing flickers.
 */
import type {Milliseconds} from '../../../protocol/units.ts';

/** The share of the values that stays below full colour. */
const FULL_COLOUR_QUANTILE = 0.995;

/** Two thirds of a change are followed after this time. */
const TIME_CONSTANT_MS = 1000;

/** Values looked at: enough for a percentile, and a large layer has 200,000. */
const MOST_SAMPLES = 8192;

/** One scale for each key: a layer's name, say. */
export class RunningScale {
  readonly #scales = new Map<string, {readonly scale: number; readonly at: Milliseconds}>();

  /**
   * The scale with these values taken into account, at least 0; the first values of a key make it
   * alone.
   */
  follow(key: string, values: Float32Array, capturedAt: Milliseconds): number {
    const now = highPercentile(values);
    const before = this.#scales.get(key);
    const share = before === undefined ? 1 : 1 - Math.exp(-Math.max(0, capturedAt - before.at) / TIME_CONSTANT_MS);
    const scale = before === undefined ? now : before.scale + share * (now - before.scale);
    this.#scales.set(key, {scale, at: capturedAt});
    return scale;
  }
}

/**
 * The size below which all but half a hundredth of the values lie; the largest where that would be
 * 0.
 */
export function highPercentile(values: Float32Array): number {
  // An odd step meets every channel in turn, whatever their number is.
  const step = 2 * Math.floor(values.length / MOST_SAMPLES / 2) + 1;
  const sizes = new Float32Array(Math.ceil(values.length / step));
  for (let index = 0; index < sizes.length; index++) sizes[index] = Math.abs(values[index * step] ?? 0);
  sizes.sort();
  const chosen = sizes[Math.floor(FULL_COLOUR_QUANTILE * (sizes.length - 1))] ?? 0;
  return chosen > 0 ? chosen : values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
