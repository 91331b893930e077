/**
 * The weights' transform of F(4x4, 3x3), done once at load; the other two transforms are in
 * kernels/network/transforms.ts.
 */

/** Rows of G: a kernel's line of three becomes six numbers. */
const G: readonly (readonly [number, number, number])[] = [
  [1 / 4, 0, 0],
  [-1 / 6, -1 / 6, -1 / 6],
  [-1 / 6, 1 / 6, -1 / 6],
  [1 / 24, 1 / 12, 1 / 6],
  [1 / 24, -1 / 12, 1 / 6],
  [0, 0, 1],
];

/** [3][3][channel pairs] to [6][6][channel pairs]: G k Gᵀ for each pair, in float64. */
export function transformKernel(values: Float32Array, pairs: number): Float64Array {
  const tall = new Float64Array(6 * 3 * pairs);
  for (const [row, weights] of G.entries()) {
    for (let column = 0; column < 3; column++) {
      const to = tall.subarray((row * 3 + column) * pairs);
      addLines(
        to,
        weights,
        [0, 1, 2].map((line) => values.subarray((line * 3 + column) * pairs)),
        pairs,
      );
    }
  }
  const transformed = new Float64Array(6 * 6 * pairs);
  for (let row = 0; row < 6; row++) {
    for (const [column, weights] of G.entries()) {
      const to = transformed.subarray((row * 6 + column) * pairs);
      addLines(
        to,
        weights,
        [0, 1, 2].map((line) => tall.subarray((row * 3 + line) * pairs)),
        pairs,
      );
    }
  }
  return transformed;
}

/** Adds up three numbers of each pair, each times its weight. */
function addLines(
  to: Float64Array,
  weights: readonly number[],
  lines: readonly (Float32Array | Float64Array)[],
  pairs: number,
): void {
  for (const [index, line] of lines.entries()) {
    const weight = weights[index] ?? 0;
    if (weight === 0) continue;
    for (let pair = 0; pair < pairs; pair++) to[pair] = (to[pair] ?? 0) + weight * (line[pair] ?? 0);
  }
}
