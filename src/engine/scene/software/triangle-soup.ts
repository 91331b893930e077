/**
 * Everything in the picture as one long list of triangles: what never changes between two views.
 */
import type {Arrangement, Thing} from '../arrangement.ts';
import {MATERIAL_NAMES} from '../looks.ts';
import {mergeMeshes, triangleCount, type TriangleMesh, vertexCount} from '../triangle-mesh.ts';

/** All triangles with their materials. What casts shadows comes first. */
export interface TriangleSoup {
  readonly mesh: TriangleMesh & {readonly uvs: Float32Array<ArrayBuffer>};
  /** For each triangle the index of its material in `MATERIAL_NAMES`. */
  readonly materials: Uint8Array;
  /** Vertices before this one turn with the bust, around x = z = 0. */
  readonly turningVertices: number;
  /** Triangles before this one cast shadows, and so do the vertices before the other. */
  readonly castingTriangles: number;
  readonly castingVertices: number;
}

/** Pours the things together: turning ones, then casting ones, then the rest. */
export function pourTogether({turning, still}: Pick<Arrangement, 'turning' | 'still'>): TriangleSoup {
  const casting = [...turning, ...still.filter(({castsShadow}) => castsShadow)];
  const things = [...casting, ...still.filter(({castsShadow}) => !castsShadow)];
  const materials = new Uint8Array(sum(things, triangleCount));
  let next = 0;
  for (const {mesh, material} of things) {
    materials.fill(MATERIAL_NAMES.indexOf(material), next, next + triangleCount(mesh));
    next += triangleCount(mesh);
  }
  const meshes = things.map(({mesh}) => withTextureCoordinates(mesh));
  const mesh = withTextureCoordinates(mergeMeshes(meshes));
  return {
    ...{mesh, materials},
    turningVertices: sum(turning, vertexCount),
    castingTriangles: sum(casting, triangleCount),
    castingVertices: sum(casting, vertexCount),
  };
}

function withTextureCoordinates(mesh: TriangleMesh): TriangleSoup['mesh'] {
  return {...mesh, uvs: mesh.uvs ?? new Float32Array(vertexCount(mesh) * 2)};
}

function sum(things: readonly Thing[], count: (mesh: TriangleMesh) => number): number {
  return things.reduce((total, {mesh}) => total + count(mesh), 0);
}
