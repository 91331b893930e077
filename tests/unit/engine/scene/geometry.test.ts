/**
 * The still life's geometry and arrangement, without a GPU.
 */
import {type BufferGeometry, Mesh, PerspectiveCamera, Vector3} from 'three/webgpu';
import {describe, expect, test} from 'vitest';

import {buildScene, type StillLifeScene} from '../../../../src/engine/scene/three/build-scene.ts';
import {bustField} from '../../../../src/engine/scene/bust.ts';
import {bustTurnAt, cameraAt, compose} from '../../../../src/engine/scene/composition.ts';
import {FRUIT_RADIUS} from '../../../../src/engine/scene/fruit.ts';
import {placeCamera} from '../../../../src/engine/scene/three/place-camera.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';

/** What a software GPU draws, twice with the shadow, in a frame. */
const TRIANGLE_BUDGET = 60_000;

/** Sculpting three busts takes seconds on a busy machine. */
const BUILD_TIMEOUT_MS = 60_000;

const ASPECTS = [9 / 16, 3 / 4, 1, 16 / 9, 21 / 9];

const geometriesOf = ({scene}: StillLifeScene): BufferGeometry[] => {
  const geometries: BufferGeometry[] = [];
  scene.traverse((object) => {
    if (object instanceof Mesh) geometries.push((object as Mesh).geometry);
  });
  return geometries;
};

const valuesOf = (geometry: BufferGeometry, attribute: string): number[] => [...geometry.getAttribute(attribute).array];

describe.each([1, 2, 77])('the still life of seed %i', (seed) => {
  const stillLife = buildScene(seed, 16 / 9);
  const geometries = geometriesOf(stillLife);

  test('has sound numbers: finite places, unit normals, colours that light can have', () => {
    for (const geometry of geometries) {
      expect(valuesOf(geometry, 'position').every(Number.isFinite)).toBe(true);
      const normals = valuesOf(geometry, 'normal');
      for (let index = 0; index < normals.length; index += 3) {
        expect(Math.abs(Math.hypot(normals[index]!, normals[index + 1]!, normals[index + 2]!) - 1)).toBeLessThan(1e-3);
      }
      const colours = valuesOf(geometry, 'color');
      expect(colours.reduce((low, value) => Math.min(low, value))).toBeGreaterThanOrEqual(0);
      expect(colours.reduce((high, value) => Math.max(high, value))).toBeLessThan(1.5);
    }
  });

  test('indexes only vertices it has', () => {
    for (const geometry of geometries) {
      const count = geometry.getAttribute('position').count;
      expect([...geometry.index!.array].every((index) => index < count)).toBe(true);
    }
  });

  test('keeps to its triangle budget and stays in its room', () => {
    expect(stillLife.triangles).toBeGreaterThan(20_000);
    expect(stillLife.triangles).toBeLessThan(TRIANGLE_BUDGET);
    for (const geometry of geometries) {
      geometry.computeBoundingSphere();
      expect(geometry.boundingSphere!.radius).toBeLessThan(25);
    }
  });
});

test('the same seed builds the same things, another seed others', {timeout: BUILD_TIMEOUT_MS}, () => {
  const [first, second, other] = [4, 4, 5].map((seed) =>
    geometriesOf(buildScene(seed, 1.5)).map((geometry) => valuesOf(geometry, 'position')),
  ) as [number[][], number[][], number[][]];
  const differing = (things: number[][]): number =>
    first.filter((values, index) => values.some((value, at) => value !== things[index]![at])).length;
  expect(differing(second)).toBe(0);
  // Fruit and vessels, covers, pages, cloth and curtain; the bust, its socle, the table and the
  // wall keep their shape.
  expect(differing(other)).toBe(5);
});

test('the head is solid, with nose and chin before the face, and hollow eye sockets', () => {
  const front = (x: number, y: number): number => {
    for (let z = 1.5; z > 0; z -= 0.005) if (bustField(x, y, z) < 0) return z;
    return 0;
  };
  expect(bustField(0, 0.3, 0)).toBeLessThan(-0.5);
  const tip = front(0, -0.36);
  expect(tip).toBeGreaterThan(front(0, 0.1) + 0.1);
  expect(tip).toBeGreaterThan(front(0, -0.55) + 0.1);
  expect(front(0.32, 0.25)).toBeGreaterThan(front(0.48, 0)); // brow over the socket's outer corner
  expect(front(0, -0.73)).toBeGreaterThan(front(0, -0.87)); // lower lip over the hollow above the chin
  expect(bustField(0, -0.3, 1.5)).toBeGreaterThan(0.2);
});

describe.each(ASPECTS)('composed for aspect %f', (aspect) => {
  test('fruit never lies in fruit, nor in anything else', () => {
    for (let seed = 0; seed < 40; seed++) {
      const plan = compose(aspect, new SeededRandom(seed));
      expect(plan.looseFruit.length).toBeGreaterThanOrEqual(2);
      plan.looseFruit.forEach((fruit, index) => {
        for (const other of plan.looseFruit.slice(index + 1)) {
          const apart = Math.hypot(fruit.x - other.x, fruit.z - other.z);
          expect(apart).toBeGreaterThanOrEqual(FRUIT_RADIUS[fruit.kind] + FRUIT_RADIUS[other.kind]);
        }
        expect(Math.hypot(fruit.x - plan.bust.x, fruit.z - plan.bust.z)).toBeGreaterThan(1);
        expect(fruit.z).toBeLessThan(plan.tableFront);
      });
    }
  });

  test('the face stays in the middle third of the width and in the upper part of the picture', () => {
    const plan = compose(aspect, new SeededRandom(1));
    const camera = new PerspectiveCamera();
    for (let seconds = 0; seconds < 200; seconds += 3) {
      placeCamera(camera, cameraAt(plan.framing, seconds));
      camera.updateMatrixWorld();
      const turn = bustTurnAt(seconds);
      const face = new Vector3(plan.bust.x + Math.sin(turn) * 0.9, 3.3, plan.bust.z + Math.cos(turn) * 0.9);
      face.project(camera);
      expect(Math.abs(face.x)).toBeLessThan(1 / 3);
      expect(face.y).toBeGreaterThan(0);
      expect(face.y).toBeLessThan(0.75);
    }
  });
});

test('the bust turns, and never so far that its face is lost', () => {
  const turns = Array.from({length: 500}, (_, index) => bustTurnAt(index * 0.2));
  expect(Math.max(...turns) - Math.min(...turns)).toBeGreaterThan(0.7);
  expect(Math.max(...turns.map(Math.abs))).toBeLessThan(0.8);
});
