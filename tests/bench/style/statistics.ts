/** Middle and upper end of a handful of timings. */

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that 19 of 20 do not exceed. */
export function p95(values: readonly number[]): number {
  return quantile(values, 0.95);
}

/** Nearest rank: with few values, always one that was measured. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
