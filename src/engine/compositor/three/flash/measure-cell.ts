/**
 * Measures a point of the picture: relative luminance, and red as WCAG's definition of a red flash
 * has it.
 */
import type * as THREE from 'three/webgpu';
import {dot, max, vec2, vec3} from 'three/tsl';
import {TEXELS_PER_CELL} from '../../flash/flash-rules.ts';
import type {Pair} from './shader-pairs.ts';

/** Shares of linear red, green and blue in relative luminance (ITU-R BT.709). */
const LUMINANCE = [0.2126, 0.7152, 0.0722] as const;

/** A texture node, or anything whose texels can be read like one's. */
export interface Readable {
  load(at: THREE.Node<'ivec2'>): THREE.Node<'vec4'>;
}

/** (luminance, red) in the middle of a cell. @param picture In small. */
export function measureCell(picture: Readable, at: THREE.Node<'ivec2'>): Pair {
  const linear = toLinear(picture.load(at.mul(TEXELS_PER_CELL).add(TEXELS_PER_CELL / 2)).rgb).toVar();
  return vec2(dot(linear, vec3(...LUMINANCE)), max(linear.r.sub(linear.g).sub(linear.b), 0)).toVar();
}

/** From sRGB values: a cubic within 0.002 of the standard's curve, without its power. */
function toLinear(colour: THREE.Node<'vec3'>): THREE.Node<'vec3'> {
  return colour.mul(colour.mul(colour.mul(0.305306).add(0.682171)).add(0.012523));
}
