/**
 * Shoulders and chest with a cloth laid over them, cut off below in the round shape of an antique
 * bust. Same coordinates as the face.
 */
import {ellipsoid, limb, smoothCarve, smoothIntersection, smoothstep, smoothUnion} from './signed-distance.ts';

/** Where the bust ends below. */
export const BUST_BOTTOM_Y = -2.66;

/** How far the torso sits above the coordinates below, which were measured for a longer neck. */
const TORSO_Y = 0.32;

/** Signed distance to the torso with its drapery; `neckAndHead` is joined on softly. */
export function withShoulders(x: number, headY: number, z: number, neckAndHead: number): number {
  if (headY > -0.7) return neckAndHead;
  const y = headY - TORSO_Y;
  const side = Math.abs(x);
  let d = ellipsoid(x, y + 2.75, z + 0.35, 1.45, 0.85, 0.78);
  d = smoothUnion(d, limb(side, y, z, 0.3, -1.95, -0.5, 1.3, -2.42, -0.45, 0.3, 0.4), 0.35); // trapezius, shoulder
  d = smoothUnion(d, limb(side, y, z, 0.14, -2.1, 0.14, 1.15, -2.08, -0.12, 0.055, 0.06), 0.16); // collarbone
  d = smoothCarve(d, ellipsoid(x, y + 2.08, z - 0.26, 0.1, 0.12, 0.14), 0.12); // pit of the throat
  d = smoothUnion(d, neckAndHead, 0.22);
  d = drapery(x, y, z, d);
  return cutBelow(x, y, z, d);
}

/** The edge of the cloth runs from the sitter's right shoulder across the chest. */
function drapery(x: number, y: number, z: number, body: number): number {
  if (Math.abs(body) > 0.5) return body;
  const sweep = x * 0.42 + 0.28 * x * x;
  const belowEdge = y + 2.3 - sweep * 0.75 + (z < -0.3 ? (z + 0.3) * 1.2 : 0);
  // Folds hang from both shoulders and crowd together towards the edge.
  const along = belowEdge + 0.05 * Math.sin(x * 3.1 + 0.6);
  const folds = Math.sin(along * 13 + 1.2 * Math.sin(x * 2.1) + z * 1.2);
  const hem = 0.05 * Math.exp(-((along / 0.12) ** 2));
  const thickness = 0.12 + 0.06 * folds * smoothstep(-0.5, 0.2, z) + hem;
  return smoothUnion(body, smoothIntersection(body - thickness, belowEdge, 0.12), 0.04);
}

function cutBelow(x: number, y: number, z: number, solid: number): number {
  // Open upwards: the chin juts out over the rim.
  const bowl = ellipsoid(x, Math.min(y + 1.55, 0), z + 0.3, 1.72, 1.43, 1.2) - smoothstep(-1.75, -1.25, y) * 0.8;
  return smoothIntersection(solid, bowl, 0.06);
}
