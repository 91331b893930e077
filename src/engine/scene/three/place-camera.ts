/** Puts a camera of Three.js where the still life is seen from. */
import type {PerspectiveCamera} from 'three/webgpu';

import type {CameraPose} from '../composition.ts';

/** Moves the camera itself. */
export function placeCamera(
  camera: PerspectiveCamera,
  {position, target, fieldOfView, aspect, near, far}: CameraPose,
): void {
  Object.assign(camera, {fov: fieldOfView, aspect, near, far});
  camera.position.set(...position);
  camera.lookAt(...target);
  camera.updateProjectionMatrix();
}
