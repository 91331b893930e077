/**
 * The arithmetic in which the limiter's rule is written: once, for the processor and for shaders.
 *
 * A value is a number on the processor, where luminance and red are computed one after the other;
 * in a shader it is the pair of both.
 */

/** Arithmetic on values of one kind. */
export interface Arithmetic<Value> {
  /** The same number for whatever a value is about. */
  readonly of: (number: number) => Value;
  readonly add: (a: Value, b: Value) => Value;
  readonly subtract: (a: Value, b: Value) => Value;
  readonly multiply: (a: Value, b: Value) => Value;
  readonly divide: (a: Value, b: Value) => Value;
  readonly min: (a: Value, b: Value) => Value;
  readonly max: (a: Value, b: Value) => Value;
  /** E to this power. */
  readonly exp: (value: Value) => Value;
  readonly power: (base: Value, exponent: Value) => Value;
  /** 1 where `value` is at least `edge`, else 0. */
  readonly step: (edge: Value, value: Value) => Value;
  /** From `a` at 0 to `b` at 1. */
  readonly mix: (a: Value, b: Value, share: Value) => Value;
  /** The value itself. A shader computes it here, and not again wherever it is used. */
  readonly keep: (value: Value) => Value;
}

/** On the processor. */
export const NUMBERS: Arithmetic<number> = {
  of: (number) => number,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  min: Math.min,
  max: Math.max,
  exp: Math.exp,
  power: Math.pow,
  step: (edge, value) => (value >= edge ? 1 : 0),
  mix: (a, b, share) => a * (1 - share) + b * share,
  keep: (value) => value,
};
