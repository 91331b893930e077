/** Four floats at a time: the few operations that every part of the kernel is made of. */

/** Bytes of a vector. */
export const VECTOR: usize = 16;

/** a * b + c: in one instruction, rounded once, where the build may use relaxed SIMD. */
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

/** The larger of two, and what is no number stays so: one instruction, unlike `f32x4.max`. */
@inline
export function atLeast(value: v128, floor: v128): v128 {
  return f32x4.pmax(value, floor);
}
