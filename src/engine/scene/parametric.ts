/**
 * Surfaces given by a formula: a point for every (u, v) in the unit square. Fruit, vessels and
 * cloth are all made so.
 */
import type {TriangleMesh} from './triangle-mesh.ts';

/** x, y, z; also linear red, green, blue. */
export type Triple = readonly [number, number, number];

/** What to build. */
export interface ParametricSurface {
  /** Quads along u and along v. */
  readonly columns: number;
  readonly rows: number;
  /**
   * The point at (u, v). With y up, u running to the right and v running down, the outside faces
   * the viewer.
   */
  readonly point: (u: number, v: number) => Triple;
  /** Linear RGB at a point of the surface. */
  readonly colour: (u: number, v: number, point: Triple) => Triple;
}

/** A mesh that knows where on its square each vertex lies. */
export interface TexturedMesh extends TriangleMesh {
  readonly uvs: Float32Array<ArrayBuffer>;
}

/** Step in (u, v) for tangents. */
const TANGENT_STEP = 1e-3;

/** Builds the surface with smooth normals, vertex colours and texture coordinates (u, v). */
export function createParametric({columns, rows, point, colour}: ParametricSurface): TexturedMesh {
  const count = (columns + 1) * (rows + 1);
  const positions = new Float32Array(count * 3);
  const normals = new Float32Array(count * 3);
  const colours = new Float32Array(count * 3);
  const uvs = new Float32Array(count * 2);
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const index = row * (columns + 1) + column;
      const u = column / columns;
      const v = row / rows;
      const at = point(u, v);
      positions.set(at, index * 3);
      normals.set(normalAt(point, u, v), index * 3);
      colours.set(colour(u, v, at), index * 3);
      uvs.set([u, v], index * 2);
    }
  }
  return {positions, normals, colours, uvs, indices: quadIndices(columns, rows)};
}

/** Tangents are taken a step inside the square: at a pole the tangent around it vanishes. */
function normalAt(point: ParametricSurface['point'], u: number, v: number): Triple {
  const inner = Math.min(Math.max(v, 2 * TANGENT_STEP), 1 - 2 * TANGENT_STEP);
  const left = point(u - TANGENT_STEP, inner);
  const right = point(u + TANGENT_STEP, inner);
  const above = point(u, inner - TANGENT_STEP);
  const below = point(u, inner + TANGENT_STEP);
  const [ax, ay, az] = [right[0] - left[0], right[1] - left[1], right[2] - left[2]];
  const [bx, by, bz] = [below[0] - above[0], below[1] - above[1], below[2] - above[2]];
  const [nx, ny, nz] = [by * az - bz * ay, bz * ax - bx * az, bx * ay - by * ax];
  const length = Math.hypot(nx, ny, nz);
  return length < 1e-12 ? [0, 1, 0] : [nx / length, ny / length, nz / length];
}

function quadIndices(columns: number, rows: number): Uint32Array<ArrayBuffer> {
  const indices = new Uint32Array(columns * rows * 6);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const a = row * (columns + 1) + column;
      const b = a + columns + 1;
      indices.set([a, b, a + 1, b, b + 1, a + 1], next);
      next += 6;
    }
  }
  return indices;
}
