/**
 * The transforms of F(4x4, 3x3) with the points 0, 1, -1, 2, -2 and infinity, for four channels at
 * once: first along the columns into a workspace, then along the rows. The weights' own is in
 * src/engine/network/wasm/tile-weights.ts.
 */
import {atLeast, multiplyAdd, VECTOR} from './vectors';

/** A side of a transformed tile. */
const SIDE: i32 = 6;

/** A side of the results' tile. */
const TILE: i32 = 4;

/** Bytes of a line of the workspace, [6][6] vectors. */
const LINE: usize = 96;

/** Reads 6x6 vectors; writes the 36 numbers of the transformed tile, `toStep` bytes apart. */
export function transformTile(
  from: usize,
  lineBytes: usize,
  pixelBytes: usize,
  to: usize,
  toStep: usize,
  workspace: usize,
): void {
  for (let column = 0; column < SIDE; column++) {
    transformSix(from + <usize>column * pixelBytes, lineBytes, workspace + <usize>column * VECTOR, LINE);
  }
  for (let row = 0; row < SIDE; row++) {
    transformSix(workspace + <usize>row * LINE, VECTOR, to, toStep);
    to += <usize>SIDE * toStep;
  }
}

/** One column or row: six vectors in, six out. */
@inline
function transformSix(from: usize, step: usize, to: usize, toStep: usize): void {
  const d0 = v128.load(from);
  const d1 = v128.load(from + step);
  const d2 = v128.load(from + step * 2);
  const d3 = v128.load(from + step * 3);
  const d4 = v128.load(from + step * 4);
  const d5 = v128.load(from + step * 5);
  const four = f32x4.splat(4);
  const minusFour = f32x4.splat(-4);
  const minusFive = f32x4.splat(-5);
  const even = multiplyAdd(minusFour, d2, d4);
  const odd = multiplyAdd(minusFour, d1, d3);
  const half = f32x4.sub(d4, d2);
  const apart = f32x4.sub(d3, d1);
  const twice = f32x4.add(apart, apart);
  v128.store(to, multiplyAdd(four, d0, multiplyAdd(minusFive, d2, d4)));
  v128.store(to + toStep, f32x4.add(even, odd));
  v128.store(to + toStep * 2, f32x4.sub(even, odd));
  v128.store(to + toStep * 3, f32x4.add(half, twice));
  v128.store(to + toStep * 4, f32x4.sub(half, twice));
  v128.store(to + toStep * 5, multiplyAdd(four, d1, multiplyAdd(minusFive, d3, d5)));
}

/**
 * Reads the 36 products of a tile; writes those of its 4x4 results that lie inside the picture.
 *
 * @param floor 0 where they are rectified, minus infinity where they are not.
 * @param rows rows of the tile that lie inside, `columns` likewise.
 */
export function transformProducts(
  from: usize,
  fromStep: usize,
  bias: v128,
  floor: v128,
  to: usize,
  lineBytes: usize,
  pixelBytes: usize,
  rows: i32,
  columns: i32,
  workspace: usize,
): void {
  const none = f32x4.splat(0);
  const lowest = f32x4.splat(-Infinity);
  for (let column = 0; column < SIDE; column++) {
    const products = from + <usize>column * fromStep;
    finishSix(products, fromStep * <usize>SIDE, none, lowest, workspace + <usize>column * VECTOR, LINE, TILE);
  }
  for (let row = 0; row < rows; row++) {
    finishSix(workspace + <usize>row * LINE, VECTOR, bias, floor, to, pixelBytes, columns);
    to += lineBytes;
  }
}

/** One column or row: six vectors in, up to four out. */
@inline
function finishSix(
  from: usize,
  step: usize,
  bias: v128,
  floor: v128,
  to: usize,
  toStep: usize,
  count: i32,
): void {
  const m0 = v128.load(from);
  const m1 = v128.load(from + step);
  const m2 = v128.load(from + step * 2);
  const m3 = v128.load(from + step * 3);
  const m4 = v128.load(from + step * 4);
  const m5 = v128.load(from + step * 5);
  const sum = f32x4.add(m1, m2);
  const wideSum = f32x4.add(m3, m4);
  v128.store(to, atLeast(f32x4.add(f32x4.add(m0, bias), f32x4.add(sum, wideSum)), floor));
  if (count < 2) return;
  const difference = f32x4.add(f32x4.sub(m1, m2), bias);
  const wideDifference = f32x4.sub(m3, m4);
  v128.store(to + toStep, atLeast(multiplyAdd(f32x4.splat(2), wideDifference, difference), floor));
  if (count < 3) return;
  v128.store(to + toStep * 2, atLeast(multiplyAdd(f32x4.splat(4), wideSum, f32x4.add(sum, bias)), floor));
  if (count < 4) return;
  const last = multiplyAdd(f32x4.splat(8), wideDifference, f32x4.add(difference, m5));
  v128.store(to + toStep * 3, atLeast(last, floor));
}
