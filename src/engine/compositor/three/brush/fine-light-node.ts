/** `brush/fine-light.ts` in a shader. */
import type * as THREE from 'three/webgpu';
import {dot, float, uv, vec2, vec3} from 'three/tsl';
import {FINE_LIGHT_GAIN, PLACES_AROUND} from '../../../brush/fine-light.ts';
import {LUMA} from '../../../picture/luma.ts';
import type {Sampled} from '../smooth-sample.ts';

/** The light that a place should have. @param extent Width and height in short sides. */
export function fineLightNode(painting: Sampled, camera: Sampled, extent: THREE.Node<'vec2'>): THREE.Node<'float'> {
  const luma = (picture: Sampled, at: THREE.Node<'vec2'>): THREE.Node<'float'> =>
    dot(picture.sample(at).rgb, vec3(...LUMA));
  const around = float(0).toVar();
  for (const {x, y} of PLACES_AROUND) {
    const at = uv().add(vec2(x, y).div(extent)).toVar();
    around.addAssign(luma(painting, at).sub(luma(camera, at).mul(FINE_LIGHT_GAIN)));
  }
  return around.div(PLACES_AROUND.length).add(luma(camera, uv()).mul(FINE_LIGHT_GAIN));
}
