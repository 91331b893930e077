/**
 * `brush/light-paint.ts` in a shader: seven readings of the paint for each pixel, five where the
 * light is shed.
 */
import type * as THREE from 'three/webgpu';
import {clamp, dot, float, Fn, If, mix, smoothstep, sqrt, vec2, vec3} from 'three/tsl';
import {EDGE_HEIGHT, LIGHT, LINE_COLOUR, LINE_EDGE} from '../../../brush/light-paint.ts';
import {LUMA} from '../../../picture/luma.ts';
import type {Sampled} from '../smooth-sample.ts';
import type {BrushUniforms} from './brush-uniforms.ts';

/** The lit colour at a place of the picture. @param paint From `layPaintNode`. */
export function lightPaintNode(paint: Sampled, at: THREE.Node<'vec2'>, uniforms: BrushUniforms): THREE.Node<'vec3'> {
  const {hand, pixel, sharpenPx, steepness} = uniforms;
  const read = (x: number, y: number): THREE.Node<'vec4'> => paint.sample(at.add(pixel.mul(vec2(x, y)))).toVar();
  const far = (x: number, y: number): THREE.Node<'vec3'> =>
    paint.sample(at.add(pixel.mul(sharpenPx).mul(vec2(x, y)))).rgb;
  const luma = (colour: THREE.Node<'vec3'>): THREE.Node<'float'> => dot(colour, vec3(...LUMA));
  const height = (sampled: THREE.Node<'vec4'>): THREE.Node<'float'> =>
    sampled.w.add(luma(sampled.rgb).mul(hand.body).mul(EDGE_HEIGHT));
  return Fn(() => {
    const here = read(0, 0).rgb.toVar();
    const light = float(1).toVar();
    If(hand.relief.greaterThan(0), () => {
      const slope = height(read(1, 1))
        .sub(height(read(-1, -1)))
        .div(2)
        .mul(steepness)
        .toVar();
      const lit = slope
        .mul(LIGHT.side)
        .add(LIGHT.front)
        .div(sqrt(slope.mul(slope).add(1)))
        .div(LIGHT.front)
        .sub(1);
      light.assign(hand.relief.mul(clamp(lit, -1, 1)).add(1));
    });
    const around = far(-1, 0).add(far(1, 0)).add(far(0, -1)).add(far(0, 1)).div(4).toVar();
    const line = hand.line.mul(smoothstep(LINE_EDGE.from, LINE_EDGE.to, luma(around).sub(luma(here))));
    const sharp = here.add(here.sub(around).mul(hand.sharpness)).mul(light);
    return clamp(mix(sharp, vec3(...LINE_COLOUR), line), 0, 1);
  })();
}
