/** How often values of each size occur, as bars. */
import type {LensChart} from '../../../protocol/lens.ts';
import {said} from '../../shared/said.ts';
import type {Said} from '../../../words/words.ts';

/** Odd, so that the middle bar of signed values is about 0. */
const BARS = 31;

/**
 * Bars of equal width from the smallest value to the largest; each point is a bar's middle and its
 * share of the values.
 */
export function histogram(values: Float32Array, words: {readonly title: Said; readonly what: Said}): LensChart {
  const {low, high} = rangeOf(values);
  const width = high > low ? (high - low) / BARS : 1;
  const counts = new Uint32Array(BARS);
  for (const value of values) {
    const bar = Math.min(BARS - 1, Math.floor((value - low) / width));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const points = Array.from(counts, (count, bar) => [low + (bar + 0.5) * width, count / values.length] as const);
  return {
    title: words.title,
    kind: 'bars',
    x: {title: words.what, isLogarithmic: false},
    y: {title: said('findings.layers.shareAxis')},
    series: [{name: words.what, points}],
  };
}

/** The smallest and the largest value; 0 and 0 of none. */
export function rangeOf(values: Float32Array): {readonly low: number; readonly high: number} {
  let low = values[0] ?? 0;
  let high = low;
  for (let index = 1; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  return {low, high};
}
