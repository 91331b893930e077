/**
 * Surfaces in perspective, with light and shadow, against formulas.
 */
import {describe, expect, test} from 'vitest';

import type {Thing} from '../../../../../src/engine/scene/arrangement.ts';
import {pigment} from '../../../../../src/engine/scene/colours.ts';
import {FILL_LIGHT, KEY_LIGHT, keyLightAt} from '../../../../../src/engine/scene/light.ts';
import {FILM, type MaterialName} from '../../../../../src/engine/scene/looks.ts';
import {createParametric, type ParametricSurface, type Triple} from '../../../../../src/engine/scene/parametric.ts';
import {projectionOf} from '../../../../../src/engine/scene/software/projection.ts';
import {createVisibilityBuffer, ONE_SAMPLE, rasterise} from '../../../../../src/engine/scene/software/rasterise.ts';
import {Shader} from '../../../../../src/engine/scene/software/shader.ts';
import {createShadowMap} from '../../../../../src/engine/scene/software/shadow-map.ts';
import {pourTogether} from '../../../../../src/engine/scene/software/triangle-soup.ts';
import {VERTEX_STRIDE} from '../../../../../src/engine/scene/software/vertex-layout.ts';
import {createVertexArrays, placeVertices} from '../../../../../src/engine/scene/software/vertex-stage.ts';

const SIZE = 64;
const CAMERA = {position: [0, 7, 6], target: [0, 0, 0], fieldOfView: 40, aspect: 1, near: 1, far: 40} as const;
const KEY = keyLightAt(5);

/** A picture of 64 columns whose red rises evenly from 0 to 252. */
const RAMP = {
  width: 64,
  height: 1,
  texels: Uint8Array.from({length: 256}, (_, at) => (at % 4 === 0 ? at : at % 4 === 3 ? 255 : 0)),
};

/** A floor from x = z = -3 to 3. */
const FLOOR: ParametricSurface = {
  columns: 1,
  rows: 1,
  point: (u, v) => [u * 6 - 3, 0, v * 6 - 3],
  colour: () => [0.5, 0.5, 0.5],
};

/** Shades whatever is seen of a thing at each pixel's middle; null where nothing is. */
function look(surface: ParametricSurface, material: MaterialName, isShaded = false) {
  const thing: Thing = {mesh: createParametric(surface), material, castsShadow: false};
  const soup = pourTogether({turning: [], still: [thing]});
  const arrays = createVertexArrays(soup);
  const camera = projectionOf(CAMERA, SIZE, SIZE);
  const light = {position: KEY.position, target: [0, KEY_LIGHT.targetY, 0], fieldOfView: 48} as const;
  const shadowMap = createShadowMap();
  if (isShaded) shadowMap.nearness.fill(1);
  const shadows = projectionOf(light, shadowMap.width, shadowMap.rows);
  const moment = {turn: 0, axis: {x: 0, z: 0}, camera, shadows, keyLight: KEY};
  placeVertices(soup, moment, arrays, 0, 4);
  const buffer = createVisibilityBuffer(SIZE, SIZE, ONE_SAMPLE);
  rasterise(buffer, {values: arrays.seen, stride: VERTEX_STRIDE}, soup.mesh.indices, 0, 2);
  const textures = {wood: RAMP, linen: RAMP, leather: RAMP, wall: RAMP};
  const shader = new Shader({soup, vertices: arrays.seen, shadowMap, textures, width: SIZE, height: SIZE});
  shader.begin(CAMERA, KEY);
  return (column: number, row: number): number[] | null => {
    const triangle = buffer.triangles[row * SIZE + column]!;
    if (triangle < 0) return null;
    shader.shadeAt(triangle, column + 0.5, row + 0.5);
    return [...shader.colour];
  };
}

/** Where the line of sight through a pixel's middle meets the floor. */
function meetFloor(column: number, row: number): Triple {
  const tangent = Math.tan((CAMERA.fieldOfView * Math.PI) / 360) / (SIZE / 2);
  const [, eyeY, eyeZ] = CAMERA.position;
  const distance = Math.hypot(eyeY, eyeZ);
  const [forwardY, forwardZ] = [-eyeY / distance, -eyeZ / distance];
  const right = (column + 0.5 - SIZE / 2) * tangent;
  const up = (SIZE / 2 - row - 0.5) * tangent;
  const [rayY, rayZ] = [forwardY - up * forwardZ, forwardZ + up * forwardY];
  const far = -eyeY / rayY;
  return [right * far, 0, eyeZ + rayZ * far];
}

test('a texture lies on a floor in perspective as lines of sight meet it', () => {
  const seen = look(FLOOR, 'wall');
  let compared = 0;
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      const colour = seen(column, row);
      const u = (meetFloor(column, row)[0] + 3) / 6;
      if (colour === null || u < 0.02 || u > 0.98) continue;
      // Red is 4 a texel, from the middle of the first one.
      expect(Math.abs(colour[0]! - ((u * 64 - 0.5) * 4) / 255)).toBeLessThan(1e-3);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(500);
});

describe('a dull surface', () => {
  /** The film's value of a channel where this share of the key light arrives. */
  const developed = (channel: number, key: number, sky: number): number => {
    const colour = (hex: number): number => pigment(hex)[channel]!;
    const fill = colour(FILL_LIGHT.ground) * (1 - sky) + colour(FILL_LIGHT.sky) * sky;
    const light = 0.5 * ((colour(KEY_LIGHT.colour) * KEY.intensity * key + fill * FILL_LIGHT.intensity) / Math.PI);
    return Math.sqrt((FILM.white * light) / (light + FILM.shoulder));
  };
  const sky = 0.5 + (0.5 * FILL_LIGHT.towards[1]) / Math.hypot(...FILL_LIGHT.towards);

  test('in shadow shows the fill light alone', () => {
    const colour = look(FLOOR, 'stone', true)(32, 30)!;
    colour.forEach((value, channel) => {
      expect(value).toBeCloseTo(developed(channel, 0, sky), 5);
    });
  });

  test('in the light shows Lambert’s share of the key light, too', () => {
    // Small, so that the light hardly changes over it.
    const patch = {...FLOOR, point: (u: number, v: number): Triple => [u * 0.4 - 0.2, 2, v * 0.4 - 0.2]};
    const seen = look(patch, 'stone');
    const found = Array.from({length: SIZE * SIZE}, (_, at) => seen(at % SIZE, Math.floor(at / SIZE)));
    const colours = found.filter((colour) => colour !== null);
    expect(colours.length).toBeGreaterThan(3);
    // The patch lies where the light aims: in the middle of its pool.
    for (const colour of colours) {
      colour.forEach((value, channel) => {
        expect(Math.abs(value - developed(channel, KEY.direction[1], sky))).toBeLessThan(3e-3);
      });
    }
  });
});
