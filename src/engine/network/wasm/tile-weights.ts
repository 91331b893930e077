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
  const transformed = new Float64Array(36 * pairs);
  for (let pair = 0; pair < pairs; pair++) {
    for (const [row, down] of G.entries()) {
      for (const [column, across] of G.entries()) {
        let sum = 0;
        for (let tap = 0; tap < 9; tap++) {
          sum += (down[Math.floor(tap / 3)] ?? 0) * (across[tap % 3] ?? 0) * (values[tap * pairs + pair] ?? 0);
        }
        transformed[(row * 6 + column) * pairs + pair] = sum;
      }
    }
  }
  return transformed;
}
