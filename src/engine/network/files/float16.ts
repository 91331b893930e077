/** Reads numbers of 16 bits, as weights are stored. */

/** What a float16's fraction is worth, by its exponent: a power for each weight would take long. */
const FRACTION_UNITS = Array.from({length: 31}, (_, exponent) => 2 ** (Math.max(exponent, 1) - 25));

/** A float16's value from its bits. */
export function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const unit = FRACTION_UNITS[exponent];
  if (unit === undefined) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction : 1024 + fraction) * unit;
}
