/** The rule's arithmetic in shaders: a value is the pair of luminance and red. */
import type * as THREE from 'three/webgpu';
import {exp, max, min, mix, pow, step, vec2} from 'three/tsl';
import type {Arithmetic} from '../../flash/arithmetic.ts';

/** (luminance, red). */
export type Pair = THREE.Node<'vec2'>;

/** On pairs of a shader. */
export const PAIRS: Arithmetic<Pair> = {
  of: (number) => vec2(number),
  add: (a, b) => a.add(b),
  subtract: (a, b) => a.sub(b),
  multiply: (a, b) => a.mul(b),
  divide: (a, b) => a.div(b),
  min: (a, b) => min(a, b),
  max: (a, b) => max(a, b),
  exp: (value) => exp(value),
  power: (base, exponent) => pow(base, exponent),
  step: (edge, value) => step(edge, value),
  mix: (a, b, share) => mix(a, b, share),
  keep: (value) => value.toVar(),
};
