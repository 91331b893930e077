/**
 * A marble bust: carved as a signed distance field, turned into triangles once, with its own shade
 * baked in.
 */
import {EYE, face, PUPIL_RADIUS} from './bust-face.ts';
import {hair} from './bust-hair.ts';
import {withShoulders} from './bust-shoulders.ts';
import {fractalNoise3} from './noise.ts';
import {smoothUnion} from './signed-distance.ts';
import {BUST_GRIDS} from './bust-grids.ts';
import {polygonize, type SurfaceMesh} from './surface-nets.ts';
import {mergeMeshes, type TriangleMesh} from './triangle-mesh.ts';

/** Steps outwards, in decimetres, at which the field is asked how open the surroundings are. */
const OCCLUSION_STEPS = [0.05, 0.12, 0.25, 0.45] as const;

/** The bust's whole surface as a signed distance. */
export function bustField(x: number, y: number, z: number): number {
  const head = smoothUnion(face(x, y, z), hair(x, y, z), 0.02);
  return withShoulders(x, y, z, head);
}

/**
 * The bust with positions, normals and baked colours; the origin is the head's centre, z out of the
 * face.
 */
export function createBust(): TriangleMesh {
  return mergeMeshes(
    BUST_GRIDS.map((grid): TriangleMesh => {
      const mesh = polygonize(bustField, grid);
      return {...mesh, colours: marbleColours(mesh), uvs: null};
    }),
  );
}

/** Warm white with grey veins, darker where little light gets in. Linear RGB per vertex. */
function marbleColours({positions, normals}: SurfaceMesh): Float32Array<ArrayBuffer> {
  const colours = new Float32Array(positions.length);
  for (let index = 0; index < positions.length; index += 3) {
    const [x, y, z] = [positions[index] ?? 0, positions[index + 1] ?? 0, positions[index + 2] ?? 0];
    const open = openness(x, y, z, normals[index] ?? 0, normals[index + 1] ?? 0, normals[index + 2] ?? 0);
    const warp = fractalNoise3(x * 1.3, y * 1.3, z * 1.3, 3);
    const vein = Math.exp(-Math.abs(fractalNoise3(x * 0.9 + warp, y * 0.9, z * 0.9 + warp, 3)) * 26);
    const stone = (1 - 0.16 * vein + 0.06 * warp) * (1 - 0.88 * pupilShade(x, y, z));
    // Light that has bounced in a hollow comes back warmer.
    colours[index] = 0.66 * stone * Math.pow(open, 0.85);
    colours[index + 1] = 0.605 * stone * open;
    colours[index + 2] = 0.52 * stone * Math.pow(open, 1.15);
  }
  return colours;
}

/** 0 in a deep groove .. 1 in the open (after I. Quilez' five-tap ambient occlusion). */
function openness(x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
  let hidden = 0;
  let weight = 1.1;
  for (const step of OCCLUSION_STEPS) {
    const distance = bustField(x + nx * step, y + ny * step, z + nz * step);
    hidden += (weight * Math.max(step - distance, 0)) / step;
    weight *= 0.62;
  }
  return Math.max(1 - hidden * 0.42, 0.12);
}

/** 1 inside the drilled pupil, which the triangles alone are too coarse to show. */
function pupilShade(x: number, y: number, z: number): number {
  if (z < EYE.z) return 0;
  const distance = Math.hypot(Math.abs(x) - EYE.x + 0.01, y - EYE.y - 0.012);
  return Math.min(Math.max((PUPIL_RADIUS + 0.012 - distance) / 0.025, 0), 1);
}
