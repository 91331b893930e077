/**
 * Perspective, against Three.js' camera.
 */
import {PerspectiveCamera, Vector3} from 'three/webgpu';
import {expect, test} from 'vitest';

import {cameraAt, compose} from '../../../../../src/engine/scene/composition.ts';
import {projectionOf} from '../../../../../src/engine/scene/software/projection.ts';
import {placeCamera} from '../../../../../src/engine/scene/three/place-camera.ts';
import {SeededRandom} from '../../../../../src/engine/shared/seeded-random.ts';

test.each([
  [427, 240],
  [240, 427],
])('a place of the room falls on the same pixel of %i x %i as with Three.js', (width, height) => {
  const {framing} = compose(width / height, new SeededRandom(1));
  const random = new SeededRandom(2);
  const camera = new PerspectiveCamera();
  for (const seconds of [0, 11, 40]) {
    const pose = cameraAt(framing, seconds);
    placeCamera(camera, pose);
    camera.updateMatrixWorld();
    const rows = projectionOf(pose, width, height);
    for (let index = 0; index < 20; index++) {
      const place = new Vector3(random.between(-4, 4), random.between(-1, 5), random.between(-5, 3));
      const own = [0, 4, 8].map(
        (row) => rows[row]! * place.x + rows[row + 1]! * place.y + rows[row + 2]! * place.z + rows[row + 3]!,
      ) as [number, number, number];
      const distance = -place.clone().applyMatrix4(camera.matrixWorldInverse).z;
      const seen = place.project(camera);
      expect(own[0] / own[2]).toBeCloseTo(((seen.x + 1) / 2) * width, 6);
      expect(own[1] / own[2]).toBeCloseTo(((1 - seen.y) / 2) * height, 6);
      expect(own[2]).toBeCloseTo(distance, 6);
    }
  }
});
