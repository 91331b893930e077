/**
 * Sampling for a dream, which is shown many times as large as it is and is to look sharp: the cubic
 * of Mitchell and Netravali ("Reconstruction Filters in Computer Graphics", SIGGRAPH 1988) over 4x4
 * texels. It keeps seven ninths of the finest lines, where the B-spline of `smooth-sample.ts` keeps
 * a third; a spline that keeps them all shows the network's checks, too.
 *
 * Five bilinear taps: of nine, the four in the corners weigh a third of a percent at most and are
 * left out.
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
export function sampleSharp(picture: Sampled, at: THREE.Node<'vec2'>, size: THREE.Node<'vec2'>): THREE.Node<'vec4'> {
  const texel = at.mul(size);
  const middle = floor(texel.sub(0.5)).add(0.5).toVar();
  const f = texel.sub(middle).toVar();
  // What the four texels along an axis weigh; one bilinear tap lies between the inner two.
  const w0 = farWeight(f.add(1)).toVar();
  const w2 = nearWeight(f.oneMinus());
  const w3 = farWeight(float(2).sub(f)).toVar();
  const inner = w0.add(w3).oneMinus().toVar();
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

/** The cubic at a distance of less than one texel. */
function nearWeight(distance: THREE.Node<'vec2'>): THREE.Node<'vec2'> {
  return distance
    .mul(7 / 6)
    .sub(2)
    .mul(distance)
    .mul(distance)
    .add(8 / 9);
}

/** The cubic at a distance between one texel and two. */
function farWeight(distance: THREE.Node<'vec2'>): THREE.Node<'vec2'> {
  return distance
    .mul(-7 / 18)
    .add(2)
    .mul(distance)
    .sub(10 / 3)
    .mul(distance)
    .add(16 / 9);
}
