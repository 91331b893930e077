/**
 * Moves every vertex to where it is at one time, and works out how much light falls on it.
 */
import {FILL_LIGHT, KEY_LIGHT, type KeyLightPose} from '../light.ts';
import {smoothstep} from '../signed-distance.ts';
import type {Projection} from './projection.ts';
import type {TriangleSoup} from './triangle-soup.ts';
import {VERTEX, VERTEX_STRIDE} from './vertex-layout.ts';

/**
 * How far out along its normal a surface is taken when it asks the shadow map, in decimetres: a
 * little more than a texel of the map, else a surface would shade itself.
 */
const NORMAL_OFFSET = 0.05;

/** Numbers of a vertex of the shadow map: column, row, nearness and one that is free. */
export const SHADOW_STRIDE = 4;

/** Where things are at one time. */
export interface Moment {
  /** The bust's turn in radians, and where its axis stands. */
  readonly turn: number;
  readonly axis: {readonly x: number; readonly z: number};
  readonly camera: Projection;
  /** The key light as a camera. */
  readonly shadows: Projection;
  readonly keyLight: KeyLightPose;
}

/** What the stage writes. */
export interface VertexArrays {
  /** `VERTEX_STRIDE` numbers for each vertex, as `VERTEX` says. */
  readonly seen: Float32Array;
  /** `SHADOW_STRIDE` numbers for each vertex that casts shadows. */
  readonly casting: Float32Array;
}

/** Arrays for a soup; colours and texture coordinates, which stay, are in them. */
export function createVertexArrays({mesh, castingVertices}: TriangleSoup): VertexArrays {
  const {colours, uvs} = mesh;
  const count = colours.length / 3;
  const seen = new Float32Array(count * VERTEX_STRIDE);
  for (let vertex = 0; vertex < count; vertex++) {
    seen.set(colours.subarray(vertex * 3, vertex * 3 + 3), vertex * VERTEX_STRIDE + VERTEX.colour);
    seen.set(uvs.subarray(vertex * 2, vertex * 2 + 2), vertex * VERTEX_STRIDE + VERTEX.texture);
  }
  return {seen, casting: new Float32Array(castingVertices * SHADOW_STRIDE)};
}

/** Moves and lights the vertices from `first` up to and without `end`. */
export function placeVertices(
  soup: TriangleSoup,
  {turn, axis, camera, shadows, keyLight}: Moment,
  {seen, casting}: VertexArrays,
  first: number,
  end: number,
): void {
  const {positions, normals} = soup.mesh;
  const [cosTurn, sinTurn] = [Math.cos(turn), Math.sin(turn)];
  const [camX, camXY, camXZ, camX1, camY, camYY, camYZ, camY1, camW, camWY, camWZ, camW1] = rows(camera);
  const [shX, shXY, shXZ, shX1, shY, shYY, shYZ, shY1, shW, shWY, shWZ, shW1] = rows(shadows);
  const [lightX, lightY, lightZ] = keyLight.position;
  const [aimX, aimY, aimZ] = keyLight.direction;
  const [outer, inner] = [Math.cos(KEY_LIGHT.cone), Math.cos(KEY_LIGHT.cone * (1 - KEY_LIGHT.fade))];
  const [skyX, skyY, skyZ] = FILL_LIGHT.towards;
  const halfSky = 0.5 / Math.hypot(skyX, skyY, skyZ);

  for (let vertex = first; vertex < end; vertex++) {
    const from = vertex * 3;
    let x = positions[from] ?? 0;
    const y = positions[from + 1] ?? 0;
    let z = positions[from + 2] ?? 0;
    let nx = normals[from] ?? 0;
    const ny = normals[from + 1] ?? 0;
    let nz = normals[from + 2] ?? 0;
    if (vertex < soup.turningVertices) {
      const ownX = x;
      x = cosTurn * ownX + sinTurn * z + axis.x;
      z = cosTurn * z - sinTurn * ownX + axis.z;
      const ownNx = nx;
      nx = cosTurn * ownNx + sinTurn * nz;
      nz = cosTurn * nz - sinTurn * ownNx;
    }
    const to = vertex * VERTEX_STRIDE;
    const nearness = 1 / (camW * x + camWY * y + camWZ * z + camW1);
    seen[to + VERTEX.column] = (camX * x + camXY * y + camXZ * z + camX1) * nearness;
    seen[to + VERTEX.row] = (camY * x + camYY * y + camYZ * z + camY1) * nearness;
    seen[to + VERTEX.nearness] = nearness;

    const dx = lightX - x;
    const dy = lightY - y;
    const dz = lightZ - z;
    const far = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
    const pool = smoothstep(outer, inner, (dx * aimX + dy * aimY + dz * aimZ) * far);
    seen[to + VERTEX.key] = (nx * dx + ny * dy + nz * dz) * far * pool;
    seen[to + VERTEX.sky] = 0.5 + halfSky * (nx * skyX + ny * skyY + nz * skyZ);
    seen[to + VERTEX.normal] = nx;
    seen[to + VERTEX.normal + 1] = ny;
    seen[to + VERTEX.normal + 2] = nz;

    const shadowColumn = shX * x + shXY * y + shXZ * z + shX1;
    const shadowRow = shY * x + shYY * y + shYZ * z + shY1;
    const distance = shW * x + shWY * y + shWZ * z + shW1;
    if (vertex < soup.castingVertices) {
      const cast = vertex * SHADOW_STRIDE;
      casting[cast] = shadowColumn / distance;
      casting[cast + 1] = shadowRow / distance;
      casting[cast + 2] = 1 / distance;
    }
    // A step along the normal changes the three by the matrix without its last column.
    const ox = nx * NORMAL_OFFSET;
    const oy = ny * NORMAL_OFFSET;
    const oz = nz * NORMAL_OFFSET;
    seen[to + VERTEX.shadow] = shadowColumn + shX * ox + shXY * oy + shXZ * oz;
    seen[to + VERTEX.shadow + 1] = shadowRow + shY * ox + shYY * oy + shYZ * oz;
    seen[to + VERTEX.shadow + 2] = distance + shW * ox + shWY * oy + shWZ * oz;
  }
}

type Rows = [
  ...[number, number, number, number],
  ...[number, number, number, number],
  ...[number, number, number, number],
];

function rows(projection: Projection): Rows {
  return [...projection] as Rows;
}
