/**
 * The shine of glaze and fruit skin: a highlight of the key light, and the window in it.
 */
import {pigment} from '../colours.ts';
import {GLAZE, WINDOW} from '../looks.ts';
import type {Triple} from '../parametric.ts';
import {smoothstep} from '../signed-distance.ts';

/** Linear share of light that is mirrored straight back. */
const SPECULAR = pigment(GLAZE.specular);

/** Blinn's and Phong's lobe, normalised, times the fixed quarter of its visibility term. */
const LOBE = (0.25 * (GLAZE.shininess / 2 + 1)) / Math.PI;

/** The window's directions in the room: towards it, to its right, and up along it. */
export interface WindowAxes {
  readonly towards: Triple;
  readonly right: Triple;
  readonly up: Triple;
}

/** The axes of the window that lies in this direction, unit length. */
export function windowAxes(towards: Triple): WindowAxes {
  const [x, y, z] = towards;
  const length = Math.hypot(x, z);
  const right: Triple = [z / length, 0, -x / length];
  return {towards, right, up: [y * right[2] - z * right[1], z * right[0] - x * right[2], x * right[1] - y * right[0]]};
}

/**
 * The share of the key light, times pi, that a glazed surface mirrors to the eye; [red, green,
 * blue] into `colour`. Directions have unit length and lead away from the surface: its normal n,
 * the eye e, the light l. Fresnel's share is Schlick's.
 */
export function addHighlight(
  colour: Float32Array,
  [nx, ny, nz]: Triple,
  [ex, ey, ez]: Triple,
  [lx, ly, lz]: Triple,
): void {
  const [hx, hy, hz] = [ex + lx, ey + ly, ez + lz];
  const length = Math.sqrt(hx * hx + hy * hy + hz * hz);
  const facing = Math.min(Math.max((nx * hx + ny * hy + nz * hz) / length, 0), 1);
  const grazing = (1 - Math.min(Math.max((ex * hx + ey * hy + ez * hz) / length, 0), 1)) ** 5;
  const lobe = Math.PI * LOBE * facing ** GLAZE.shininess;
  for (let channel = 0; channel < 3; channel++) {
    const specular = SPECULAR[channel] ?? 0;
    colour[channel] = lobe * (specular + (1 - specular) * grazing);
  }
}

/** 0..1: how much of the four-paned window shows in a mirror in this direction. */
export function windowGlint([x, y, z]: Triple, {towards, right, up}: WindowAxes): number {
  const facing = x * towards[0] + y * towards[1] + z * towards[2];
  if (facing < 0.2) return 0; // behind the mirror the same lines meet again
  const across = Math.abs(x * right[0] + y * right[1] + z * right[2]) / facing;
  const along = Math.abs(x * up[0] + y * up[1] + z * up[2]) / facing;
  const inside = (at: number, edge: number): number => 1 - smoothstep(edge - WINDOW.soft, edge + WINDOW.soft, at);
  const besideBar = (at: number): number => smoothstep(WINDOW.bar - WINDOW.soft, WINDOW.bar + WINDOW.soft, at);
  return inside(across, WINDOW.halfWidth) * inside(along, WINDOW.halfHeight) * besideBar(across) * besideBar(along);
}
