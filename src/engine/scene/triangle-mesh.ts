/**
 * Triangles as plain arrays, which every renderer of the still life can draw.
 */
import {assert} from '../../protocol/assert.ts';

/** A surface of triangles. Lengths are decimetres, y is up. */
export interface TriangleMesh {
  /** x, y, z per vertex. */
  readonly positions: Float32Array<ArrayBuffer>;
  /** x, y, z per vertex, unit length. */
  readonly normals: Float32Array<ArrayBuffer>;
  /** Linear red, green, blue per vertex; a little above 1 at most. */
  readonly colours: Float32Array<ArrayBuffer>;
  /** u, v per vertex, or null where nothing has a texture. v = 0 is a texture's first row. */
  readonly uvs: Float32Array<ArrayBuffer> | null;
  /** Three vertices per triangle, counter-clockwise seen from outside. */
  readonly indices: Uint32Array<ArrayBuffer>;
}

/** Where to put a mesh: leant over around z, then turned around y, then shifted. Radians. */
export interface Pose {
  readonly tilt?: number;
  readonly turn?: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Moves the mesh itself, and gives it back. */
export function moveMesh(mesh: TriangleMesh, {tilt = 0, turn = 0, x, y, z}: Pose): TriangleMesh {
  const [cosTilt, sinTilt] = [Math.cos(tilt), Math.sin(tilt)];
  const [cosTurn, sinTurn] = [Math.cos(turn), Math.sin(turn)];
  const rotate = (values: Float32Array, shiftX: number, shiftY: number, shiftZ: number): void => {
    for (let at = 0; at < values.length; at += 3) {
      const [px, py, pz] = [values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0];
      const leant = cosTilt * px - sinTilt * py;
      values[at] = cosTurn * leant + sinTurn * pz + shiftX;
      values[at + 1] = sinTilt * px + cosTilt * py + shiftY;
      values[at + 2] = cosTurn * pz - sinTurn * leant + shiftZ;
    }
  };
  rotate(mesh.positions, x, y, z);
  rotate(mesh.normals, 0, 0, 0);
  return mesh;
}

/** Joins meshes into one; either all of them have texture coordinates or none. */
export function mergeMeshes(parts: readonly TriangleMesh[]): TriangleMesh {
  const uvs = parts.flatMap((part) => (part.uvs === null ? [] : [part.uvs]));
  assert(uvs.length === 0 || uvs.length === parts.length, () => 'some parts of a mesh have no texture coordinates');
  const indices = new Uint32Array(parts.reduce((sum, part) => sum + part.indices.length, 0));
  let next = 0;
  let vertices = 0;
  for (const part of parts) {
    for (const index of part.indices) indices[next++] = index + vertices;
    vertices += vertexCount(part);
  }
  return {
    positions: concatenate(parts.map(({positions}) => positions)),
    normals: concatenate(parts.map(({normals}) => normals)),
    colours: concatenate(parts.map(({colours}) => colours)),
    uvs: uvs.length === 0 ? null : concatenate(uvs),
    indices,
  };
}

/** How many vertices a mesh has. */
export function vertexCount({positions}: TriangleMesh): number {
  return positions.length / 3;
}

/** How many triangles a mesh has. */
export function triangleCount({indices}: TriangleMesh): number {
  return indices.length / 3;
}

function concatenate(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
