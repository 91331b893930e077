/**
 * The innermost loop of every convolution: four rows of numbers times a panel of weights, eight
 * output channels wide.
 *
 * Eight accumulators are what keeps two multipliers busy through the latency of one; with two
 * weights and a spread number they fit into the sixteen registers of x86.
 */
import {multiplyAdd} from './vectors';

/** Rows that one call multiplies. */
export const ROWS: i32 = 4;

/** Output channels of a panel. */
export const PANEL: i32 = 8;

/**
 * out[row][0..8) = sum over runs r and positions i of a[row][r][i] * panel[r][i][0..8).
 *
 * @param a the first row; the others follow `rowStep` bytes apart.
 * @param runs stretches of `runLength` floats in each row, `runStep` bytes apart: a kernel's lines.
 * @param panel weights, [runs][runLength][8].
 * @param outStep bytes between rows of the result.
 */
export function multiply(
  a: usize,
  rowStep: usize,
  runs: i32,
  runLength: i32,
  runStep: usize,
  panel: usize,
  out: usize,
  outStep: usize,
): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let run = 0; run < runs; run++) {
    let a0 = a + <usize>run * runStep;
    let a1 = a0 + rowStep;
    let a2 = a1 + rowStep;
    let a3 = a2 + rowStep;
    const end = a0 + (<usize>runLength << 2);
    while (a0 < end) {
      const w0 = v128.load(panel);
      const w1 = v128.load(panel, 16);
      const x0 = v128.load32_splat(a0);
      s00 = multiplyAdd(x0, w0, s00);
      s01 = multiplyAdd(x0, w1, s01);
      const x1 = v128.load32_splat(a1);
      s10 = multiplyAdd(x1, w0, s10);
      s11 = multiplyAdd(x1, w1, s11);
      const x2 = v128.load32_splat(a2);
      s20 = multiplyAdd(x2, w0, s20);
      s21 = multiplyAdd(x2, w1, s21);
      const x3 = v128.load32_splat(a3);
      s30 = multiplyAdd(x3, w0, s30);
      s31 = multiplyAdd(x3, w1, s31);
      panel += 32;
      a0 += 4;
      a1 += 4;
      a2 += 4;
      a3 += 4;
    }
  }
  v128.store(out, s00);
  v128.store(out, s01, 16);
  out += outStep;
  v128.store(out, s10);
  v128.store(out, s11, 16);
  out += outStep;
  v128.store(out, s20);
  v128.store(out, s21, 16);
  out += outStep;
  v128.store(out, s30);
  v128.store(out, s31, 16);
}
