/** `brush/smear-colours.ts` in a shader. */
import type * as THREE from 'three/webgpu';
import {dot, Fn, If, mix, uv, vec3, vec4} from 'three/tsl';
import {FINE_LIGHT_SHARE} from '../../../brush/fine-light.ts';
import {LEFT_WHERE_FINE} from '../../../brush/left-where-fine.ts';
import {SMEAR_READINGS, smearWeight} from '../../../brush/smear-colours.ts';
import {LUMA} from '../../../picture/luma.ts';
import type {Sampled} from '../smooth-sample.ts';
import type {BrushUniforms} from './brush-uniforms.ts';
import {fineLightNode} from './fine-light-node.ts';
import {readDirection, traceLine, walkLine} from './stroke-line-node.ts';

/** What colours are taken from. */
export interface SmearInputs {
  readonly painting: Sampled;
  readonly camera: Sampled;
  readonly directions: Sampled;
}

/** The painting's colours, drawn along its strokes. */
export function smearNode(
  {painting, camera, directions}: SmearInputs,
  {extent, smearReach, hasCamera}: BrushUniforms,
): THREE.Node<'vec4'> {
  return Fn(() => {
    const place = uv().mul(extent).toVar();
    const {along, fine} = readDirection(directions, extent, place);
    const half = smearReach.mul(mix(1, LEFT_WHERE_FINE.smear, fine)).toVar();
    const line = traceLine(directions, extent, place, along, half);
    const sum = vec3(0).toVar();
    for (let k = 0; k <= SMEAR_READINGS; k++) {
      for (let side = 0; side < (k === 0 ? 1 : 2); side++) {
        const at = walkLine(line, place, side, half.mul(k / SMEAR_READINGS));
        sum.addAssign(painting.sample(at.div(extent)).rgb.mul(smearWeight(k)));
      }
    }
    const share = fine.mul(hasCamera).mul(FINE_LIGHT_SHARE).toVar();
    If(share.greaterThan(0), () => {
      const lift = fineLightNode(painting, camera, extent).sub(dot(sum, vec3(...LUMA)));
      sum.addAssign(vec3(lift.mul(share)));
    });
    return vec4(sum, 1);
  })();
}
