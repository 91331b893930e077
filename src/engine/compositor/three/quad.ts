/** A unit square whose v runs downwards, as pictures do. */
import * as THREE from 'three/webgpu';

/** Corners (0, 0) to (1, 1); the same numbers serve as texture coordinates. */
export function createQuadGeometry(): THREE.BufferGeometry {
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute('position', new THREE.Float32BufferAttribute([0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0], 3));
  geometry.setAttribute('uv', new THREE.Float32BufferAttribute([0, 0, 1, 0, 0, 1, 1, 1], 2));
  geometry.setIndex([0, 2, 1, 1, 2, 3]);
  return geometry;
}

/** Settings every flat material here shares. */
export const FLAT_MATERIAL = {
  depthTest: false,
  depthWrite: false,
  toneMapped: false,
  fog: false,
  side: THREE.DoubleSide,
} as const;
