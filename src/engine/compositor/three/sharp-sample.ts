/**
 * Sampling for a dream, which is shown many times as large as it is and is to be as sharp as it can
 * be: a Catmull-Rom spline over 4x4 texels. Its values at the texels' middles are the texels' own,
 * where the B-spline of `smooth-sample.ts` takes a third of the finest lines away.
 *
 * Five bilinear taps: of nine, the four in the corners weigh half a percent at most and are left
 * out (Jimenez, "Filmic SMAA", SIGGRAPH 2016).
 */
import type * as THREE from 'three/webgpu';
import {float, floor, vec2} from 'three/tsl';
import type {Sampled} from './smooth-sample.ts';

/**
 * Colour and alpha of a texture at `at`; beyond the texels' own range where lines are sharp.
 *
 * @param at In [0, 1] on both axes.
 * @param size Of the texture, in texels.
 */
export function sampleSharp(
  picture: Sampled,
  at: THREE.Node<'vec2'>,
  size: THREE.Node<'vec2'>,
): THREE.Node<'vec4'> {
  const texel = at.mul(size);
  const middle = floor(texel.sub(0.5)).add(0.5).toVar();
  const f = texel.sub(middle).toVar();
  const w0 = f.mul(f.mul(float(1).sub(f.mul(0.5))).sub(0.5)).toVar();
  const w3 = f.mul(f).mul(f.sub(1)).mul(0.5).toVar();
  const inner = float(1).sub(w0).sub(w3).toVar();
  const w2 = f.mul(f.mul(float(2).sub(f.mul(1.5))).add(0.5));
  const tap0 = middle.sub(1).div(size).toVar();
  const tap3 = middle.add(2).div(size).toVar();
  const between = middle.add(w2.div(inner)).div(size).toVar();
  const taps: readonly (readonly [THREE.Node<'vec2'>, THREE.Node<'float'>])[] = [
    [between, inner.x.mul(inner.y)],
    [vec2(between.x, tap0.y), inner.x.mul(w0.y)],
    [vec2(between.x, tap3.y), inner.x.mul(w3.y)],
    [vec2(tap0.x, between.y), w0.x.mul(inner.y)],
    [vec2(tap3.x, between.y), w3.x.mul(inner.y)],
  ];
  const sum = taps.map(([place, weight]) => picture.sample(place).mul(weight)).reduce((all, tap) => all.add(tap));
  const weights = taps.map(([, weight]) => weight).reduce((all, weight) => all.add(weight));
  return sum.div(weights);
}
