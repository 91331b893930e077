/** `brush/grain.ts` in a shader. */
import type * as THREE from 'three/webgpu';
import {cos, mix, PI} from 'three/tsl';
import {GRAIN_HEIGHT, GRAIN_TABLE_SIDE, THREAD, THREAD_PITCH} from '../../../brush/grain.ts';
import type {Sampled} from '../smooth-sample.ts';
import type {BrushUniforms} from './brush-uniforms.ts';

/** How high the ground stands at a place. */
export function grainNode(noise: Sampled, {hand}: BrushUniforms, place: THREE.Node<'vec2'>): THREE.Node<'float'> {
  const paper = noise.sample(place.div(GRAIN_TABLE_SIDE)).z.sub(0.5).toVar();
  const turn = place.div(THREAD_PITCH).add(paper.mul(THREAD.uneven)).mul(PI).toVar();
  const threads = cos(turn.x).mul(cos(turn.y)).mul(THREAD.height);
  return mix(paper, threads, hand.weave).mul(hand.grain).mul(GRAIN_HEIGHT);
}
