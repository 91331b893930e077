/**
 * The head without its hair, as a signed distance field.
 *
 * Decimetres, life size: the origin lies at the height of the eyes, between the ears, x to the
 * sitter's left, y up, z out of the face. Crown at y = 1.15, chin at y = -1.15, tip of the nose at
 * z = 1.13. Both halves are alike, so x >= 0 throughout.
 */
import {ellipsoid, limb, smoothCarve, smoothUnion} from './signed-distance.ts';

/** Where an eyeball's centre is, and its radius. */
export const EYE = {x: 0.315, y: 0.0, z: 0.64, radius: 0.16} as const;

/** Radius of the drilled pupil. */
export const PUPIL_RADIUS = 0.042;

/** Signed distance to skull, face, ears and neck. */
export function face(signedX: number, y: number, z: number): number {
  const x = Math.abs(signedX);
  let d = skull(x, y, z);
  d = neck(x, y, z, d);
  if (z > 0.2 && y > -1.4 && y < 0.7) d = features(x, y, z, d);
  return ear(x, y, z, d);
}

function skull(x: number, y: number, z: number): number {
  let d = ellipsoid(x, y - 0.36, z + 0.1, 0.76, 0.79, 0.94);
  d = smoothUnion(d, ellipsoid(x, y - 0.36, z - 0.38, 0.63, 0.5, 0.49), 0.25); // forehead
  d = smoothUnion(d, ellipsoid(x, y + 0.32, z - 0.27, 0.63, 0.76, 0.6), 0.25); // the face's block
  d = smoothUnion(d, limb(x, y, z, 0.47, -0.55, 0.1, 0.12, -0.98, 0.62, 0.14, 0.14), 0.25); // jaw
  d = smoothUnion(d, ellipsoid(x, y + 1.0, z - 0.74, 0.18, 0.14, 0.15), 0.16); // chin
  d = smoothUnion(d, ellipsoid(x - 0.41, y + 0.2, z - 0.54, 0.18, 0.13, 0.2), 0.26); // cheekbone
  return smoothUnion(d, ellipsoid(x - 0.33, y + 0.48, z - 0.58, 0.18, 0.24, 0.2), 0.25); // cheek
}

function neck(x: number, y: number, z: number, solid: number): number {
  const d = smoothUnion(solid, limb(x, y, z, 0, -0.4, -0.3, 0, -1.9, -0.42, 0.46, 0.52), 0.16);
  // The muscle from behind the ear to the pit of the throat.
  return smoothUnion(d, limb(x, y, z, 0.48, -0.45, -0.3, 0.12, -1.72, 0.08, 0.1, 0.09), 0.16);
}

function features(x: number, y: number, z: number, solid: number): number {
  let d = solid;
  d = smoothCarve(d, ellipsoid(x - 0.335, y - 0.0, z - 0.935, 0.21, 0.14, 0.17), 0.2); // eye socket
  d = brow(x, y, z, d);
  d = nose(x, y, z, d);
  d = mouth(x, y, z, d);
  return eye(x, y, z, d);
}

function brow(x: number, y: number, z: number, solid: number): number {
  const d = smoothUnion(solid, limb(x, y, z, 0.13, 0.2, 0.815, 0.38, 0.27, 0.735, 0.045, 0.042), 0.16);
  return smoothUnion(d, limb(x, y, z, 0.38, 0.27, 0.735, 0.55, 0.16, 0.565, 0.042, 0.025), 0.14);
}

function nose(x: number, y: number, z: number, solid: number): number {
  let d = smoothUnion(solid, limb(x, y, z, 0, 0.2, 0.82, 0, -0.33, 1.03, 0.07, 0.085), 0.12); // ridge
  d = smoothUnion(d, ellipsoid(x, y + 0.365, z - 1.03, 0.095, 0.08, 0.1), 0.08); // tip
  d = smoothUnion(d, ellipsoid(x - 0.115, y + 0.4, z - 0.92, 0.062, 0.068, 0.1), 0.08); // wing
  return smoothCarve(d, ellipsoid(x - 0.062, y + 0.465, z - 0.98, 0.034, 0.035, 0.06), 0.03); // nostril
}

function mouth(x: number, y: number, z: number, solid: number): number {
  let d = smoothUnion(solid, ellipsoid(x, y + 0.67, z - 0.65, 0.3, 0.22, 0.19), 0.16); // the mound of the teeth
  d = smoothCarve(d, ellipsoid(x, y + 0.52, z - 0.945, 0.035, 0.07, 0.05), 0.06); // groove under the nose
  // The cupid's bow: a low centre, a rise on each side, then down to the corner.
  d = smoothUnion(d, limb(x, y, z, 0, -0.644, 0.905, 0.075, -0.63, 0.893, 0.046, 0.046), 0.05);
  d = smoothUnion(d, limb(x, y, z, 0.075, -0.63, 0.893, 0.26, -0.668, 0.745, 0.046, 0.03), 0.05);
  d = smoothUnion(d, limb(x, y, z, 0, -0.734, 0.893, 0.1, -0.728, 0.87, 0.062, 0.056), 0.045); // lower lip
  d = smoothUnion(d, limb(x, y, z, 0.1, -0.728, 0.87, 0.25, -0.682, 0.75, 0.056, 0.03), 0.045);
  // Between the lips; ends before the corners, which close by themselves.
  d = smoothCarve(d, limb(x, y, z, 0, -0.688, 0.945, 0.1, -0.681, 0.923, 0.01, 0.009), 0.03);
  return smoothCarve(d, limb(x, y, z, 0.1, -0.681, 0.923, 0.24, -0.672, 0.815, 0.009, 0.003), 0.03);
}

function eye(x: number, y: number, z: number, solid: number): number {
  const ex = x - EYE.x;
  const ey = y - EYE.y;
  const ez = z - EYE.z;
  if (Math.abs(ex) > 0.4 || Math.abs(ey) > 0.4 || ez < -0.1) return solid;
  const fromCentre = Math.sqrt(ex * ex + ey * ey + ez * ez);
  // The lids are a shell around the ball with an almond cut out of it.
  const across = ex / 0.2;
  const upper = 0.064 * (1 - across * across);
  const lower = -0.056 * (1 - across * across);
  const almond = Math.max(ey - upper, lower - ey) * 0.85;
  const lids = smoothCarve(fromCentre - (EYE.radius + 0.042), almond, 0.02);
  const d = smoothUnion(solid, lids, 0.045);
  let ball = fromCentre - EYE.radius;
  // A drilled pupil, as Roman sculptors did: it is what makes a stone face look at you.
  const pupil = Math.hypot(ex + 0.01, ey - 0.012) - PUPIL_RADIUS;
  ball = smoothCarve(ball, Math.max(pupil, 0.07 - ez), 0.012);
  return Math.min(d, ball);
}

function ear(x: number, y: number, z: number, solid: number): number {
  if (x < 0.5 || y < -0.6 || y > 0.5) return solid;
  // Turned so that the rear rim stands off the skull and the top leans back.
  const across = x - 0.755 + (z + 0.1) * 0.35;
  const along = y + 0.03 - (z + 0.1) * 0.15;
  const depth = z + 0.1 + (y + 0.08) * 0.2;
  let d = smoothUnion(solid, ellipsoid(across, along, depth, 0.075, 0.28, 0.17), 0.09);
  d = smoothCarve(d, ellipsoid(across - 0.075, along - 0.04, depth - 0.02, 0.05, 0.2, 0.09), 0.05);
  return d;
}
