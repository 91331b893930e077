/**
 * Waved hair, parted in the middle, held by a ribbon and gathered at the nape: the antique fashion,
 * and easy to read. Same coordinates as the face.
 */
import {ellipsoid, smoothCarve, smoothIntersection, smoothUnion} from './signed-distance.ts';

/** Depth of the grooves between strands. */
const STRAND_DEPTH = 0.045;

/** Signed distance to hair and ribbon. */
export function hair(signedX: number, y: number, z: number): number {
  const x = Math.abs(signedX);
  let cap = ellipsoid(x, y - 0.36, z + 0.14, 0.87, 0.87, 1.02);
  cap = smoothUnion(cap, ellipsoid(x - 0.64, y - 0.1, z + 0.06, 0.2, 0.36, 0.42), 0.2); // fuller over the ears
  // Swept back: the edge runs from over the ear down to the nape.
  cap = smoothIntersection(cap, 0.02 + (z + 0.1) * 0.6 - y, 0.1);
  cap = openForFace(x, y, z, cap);
  if (Math.abs(cap) < 0.2) cap += strands(signedX, y, z);
  const d = smoothUnion(cap, bun(signedX, y, z), 0.08);
  return Math.min(d, ribbon(x, y, z));
}

/** Cuts the face out: an arch over the forehead, straight down before the ears. */
function openForFace(x: number, y: number, z: number, cap: number): number {
  const arch = (Math.hypot(x / 0.66, (y + 0.14) / 0.88) - 1) * 0.66;
  const front = 0.16 + Math.max(y, 0) * 0.25 - z;
  return smoothCarve(cap, Math.max(arch, front), 0.08);
}

/**
 * Waves run from the parting down and back; two lengths of wave so that it does not look combed by
 * a machine.
 */
function strands(signedX: number, y: number, z: number): number {
  const x = Math.abs(signedX);
  const side = signedX < 0 ? 1.3 : 0;
  const down = Math.atan2(x, y + 0.2);
  const wave = 0.085 * Math.sin(down * 7.5 + z * 2.2 + side) + 0.03 * Math.sin(down * 17 + side * 2);
  const across = z * 0.9 - y * 0.28 + wave;
  // A rounded |sin|: deep narrow grooves between broad locks.
  const broad = Math.hypot(Math.sin(across * 11), 0.15);
  const fine = Math.sin(across * 44 + down * 2);
  const parting = Math.exp(-((x / 0.05) ** 2)) * 0.05;
  return STRAND_DEPTH * (1.3 - 2 * broad) + 0.006 * fine + parting;
}

function bun(x: number, y: number, z: number): number {
  const d = ellipsoid(x, y - 0.02, z + 1.16, 0.36, 0.33, 0.3);
  if (Math.abs(d) > 0.1) return d;
  return d + 0.022 * Math.sin(9 * Math.hypot(x, y - 0.02) * 3 + 3 * Math.atan2(y - 0.02, x));
}

/** A flat ribbon around the head, higher in front than behind. */
function ribbon(x: number, y: number, z: number): number {
  const band = ellipsoid(x, y - 0.36, z + 0.14, 0.9, 0.9, 1.05);
  const height = Math.abs(z * 0.86 - y * 0.5 + 0.1) - 0.055;
  return smoothIntersection(band, height, 0.03);
}
