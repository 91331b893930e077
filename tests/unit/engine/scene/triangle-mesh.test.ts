/**
 * Moving and joining meshes, against Three.js' matrices.
 */
import {Matrix4, Vector3} from 'three/webgpu';
import {expect, test} from 'vitest';

import {createParametric} from '../../../../src/engine/scene/parametric.ts';
import {mergeMeshes, moveMesh, triangleCount, vertexCount} from '../../../../src/engine/scene/triangle-mesh.ts';

const bump = () =>
  createParametric({
    columns: 3,
    rows: 2,
    point: (u, v) => [u - 0.5, 0.3 * u * v, 2 * v],
    colour: (u, v) => [u, v, 1],
  });

test('a mesh is leant over, then turned, then shifted, and its normals turn with it', () => {
  const pose = {tilt: 0.7, turn: -1.9, x: 3, y: -2, z: 0.5};
  const [before, after] = [bump(), moveMesh(bump(), pose)];
  const rotation = new Matrix4().makeRotationY(pose.turn).multiply(new Matrix4().makeRotationZ(pose.tilt));
  const place = rotation.clone().setPosition(pose.x, pose.y, pose.z);
  for (let index = 0; index < vertexCount(before); index++) {
    const point = new Vector3().fromArray(before.positions, index * 3).applyMatrix4(place);
    const normal = new Vector3().fromArray(before.normals, index * 3).applyMatrix4(rotation);
    expect(point.distanceTo(new Vector3().fromArray(after.positions, index * 3))).toBeLessThan(1e-6);
    expect(normal.distanceTo(new Vector3().fromArray(after.normals, index * 3))).toBeLessThan(1e-6);
  }
});

test('joined meshes keep their triangles, each with the vertices it had', () => {
  const [first, second] = [bump(), moveMesh(bump(), {x: 9, y: 0, z: 0})];
  const both = mergeMeshes([first, second]);
  expect(triangleCount(both)).toBe(2 * triangleCount(first));
  const cornersOf = ({positions, indices}: typeof both): number[] =>
    [...indices].flatMap((index) => [...positions.subarray(index * 3, index * 3 + 3)]);
  expect(cornersOf(both)).toEqual([...cornersOf(first), ...cornersOf(second)]);
  expect([...both.uvs!]).toEqual([...first.uvs, ...second.uvs!]);
});

test('a mesh with texture coordinates does not go together with one without', () => {
  expect(() => mergeMeshes([bump(), {...bump(), uvs: null}])).toThrow(/texture/);
});
