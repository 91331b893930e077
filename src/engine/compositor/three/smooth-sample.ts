/**
 * Sampling for pictures shown much larger than they are: a cubic B-spline over 4x4 texels from four
 * bilinear taps (Sigg and Hadwiger, "Fast Third-Order Texture Filtering", GPU Gems 2, chapter 20).
 *
 * Bilinear enlargement shows a painting's texels as a grid of diamonds; the spline has no such
 * grid, and takes away the finest, period-two pattern that a network leaves in flat areas.
 */
import type * as THREE from 'three/webgpu';
import {float, floor, mix, vec2} from 'three/tsl';

/** A texture node, or anything that can be sampled like one. */
export interface Sampled {
  sample(at: THREE.Node<'vec2'>): THREE.Node<'vec4'>;
}

/**
 * Colour of a texture at `at`.
 *
 * @param at In [0, 1] on both axes.
 * @param size Of the texture, in texels.
 * @param smoothness From `smoothnessFor`.
 */
export function sampleSmooth(
  picture: Sampled,
  at: THREE.Node<'vec2'>,
  size: THREE.Node<'vec2'>,
  smoothness: THREE.Node<'float'>,
): THREE.Node<'vec3'> {
  const texel = at.mul(size).sub(0.5);
  const base = floor(texel);
  const f = texel.sub(base);
  const g = float(1).sub(f);
  // Weights of the four texels along each axis, and from them one tap between each pair.
  const w0 = g.mul(g).mul(g).div(6);
  const w3 = f.mul(f).mul(f).div(6);
  const w1 = float(2 / 3).sub(f.mul(f).mul(float(1).sub(f.mul(0.5))));
  const pair0 = w0.add(w1);
  const pair1 = float(1).sub(pair0);
  const tap0 = base.sub(0.5).add(w1.div(pair0)).div(size);
  const tap1 = base.add(1.5).add(w3.div(pair1)).div(size);

  const upper = mix(picture.sample(vec2(tap1.x, tap0.y)).rgb, picture.sample(tap0).rgb, pair0.x);
  const lower = mix(picture.sample(tap1).rgb, picture.sample(vec2(tap0.x, tap1.y)).rgb, pair0.x);
  return mix(picture.sample(at).rgb, mix(lower, upper, pair0.y), smoothness);
}
