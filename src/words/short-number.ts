/** A number as short as it can be read: 50000 is '50k', 0.1234 is '0.12'. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${Number((value / 1e6).toPrecision(2))}M`;
  if (size >= 1e4) return `${Number((value / 1e3).toPrecision(2))}k`;
  return String(Number(value.toPrecision(size >= 100 ? 4 : 2))).replace('-', '−');
}
