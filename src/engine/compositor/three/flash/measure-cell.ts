/**
 * Measures a point of the picture: relative luminance, and red as WCAG's definition of a red flash
 * has it.
 */
import type * as THREE from 'three/webgpu';
import {dot, max, vec2, vec3} from 'three/tsl';
import {TEXELS_PER_CELL} from '../../flash/flash-rules.ts';
import {LUMINANCE, TO_LINEAR} from '../../flash/luminance.ts';
import type {Pair} from './shader-pairs.ts';

/** A texture node, or anything whose texels can be read like one's. */
export interface Readable {
  load(at: THREE.Node<'ivec2'>): THREE.Node<'vec4'>;
}

/** (luminance, red) in the middle of a cell. @param picture In small. */
export function measureCell(picture: Readable, at: THREE.Node<'ivec2'>): Pair {
  const linear = toLinear(picture.load(at.mul(TEXELS_PER_CELL).add(TEXELS_PER_CELL / 2)).rgb).toVar();
  return vec2(dot(linear, vec3(...LUMINANCE)), max(linear.r.sub(linear.g).sub(linear.b), 0)).toVar();
}

function toLinear(colour: THREE.Node<'vec3'>): THREE.Node<'vec3'> {
  const [a, b, c] = TO_LINEAR;
  return colour.mul(colour.mul(colour.mul(a).add(b)).add(c));
}
