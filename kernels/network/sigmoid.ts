/** The logistic function, four at once. */
import {multiplyAdd} from './vectors';

/** Beyond this, exp(-x) is nothing beside 1, or everything. */
const FAR: f32 = 80;

/** 1 / (1 + exp(-x)), to the last bits of a float. */
export function sigmoid(x: v128): v128 {
  const far = f32x4.splat(FAR);
  const e = exponential(f32x4.min(f32x4.max(f32x4.neg(x), f32x4.neg(far)), far));
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, e));
}

/** exp(x) for |x| up to 80: 2 to a whole power, times a polynomial of what is left (Cephes, expf). */
export function exponential(x: v128): v128 {
  const power = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.4426950408889634)));
  // The logarithm of 2 in two parts: the first has few digits, so that its product is exact.
  let rest = f32x4.sub(x, f32x4.mul(power, f32x4.splat(0.693359375)));
  rest = f32x4.sub(rest, f32x4.mul(power, f32x4.splat(-2.12194440e-4)));
  let sum = f32x4.splat(1.9875691500e-4);
  sum = multiplyAdd(sum, rest, f32x4.splat(1.3981999507e-3));
  sum = multiplyAdd(sum, rest, f32x4.splat(8.3334519073e-3));
  sum = multiplyAdd(sum, rest, f32x4.splat(4.1665795894e-2));
  sum = multiplyAdd(sum, rest, f32x4.splat(1.6666665459e-1));
  sum = multiplyAdd(sum, rest, f32x4.splat(5.0000001201e-1));
  sum = f32x4.add(multiplyAdd(f32x4.mul(rest, rest), sum, rest), f32x4.splat(1));
  const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(power), i32x4.splat(127)), 23);
  return f32x4.mul(sum, exponent);
}
