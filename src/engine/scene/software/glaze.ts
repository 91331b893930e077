/**
 * The shine of glaze and fruit skin: a highlight of the key light, and the window in it. Plain
 * numbers in and out: these run at every glazed pixel.
 */
import {pigment} from '../colours.ts';
import {GLAZE, WINDOW} from '../looks.ts';
import type {Triple} from '../parametric.ts';
import {smoothstep} from '../signed-distance.ts';

/**
 * Linear share of light that is mirrored. Fresnel's growth towards grazing angles is left out: eye
 * and light are never so far apart that it would show.
 */
export const SPECULAR = pigment(GLAZE.specular);

/** Height of Blinn's and Phong's lobe times pi, with the quarter that stands for visibility. */
const LOBE = 0.25 * (GLAZE.shininess / 2 + 1);

/** Below this cosine the lobe is under a ten thousandth. */
const LOBE_EDGE = 0.78;

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
 * The highlight as a factor on `SPECULAR` and on what falls on the surface, in units of light over
 * pi.
 *
 * @param cosine Between the normal and the direction halfway between eye and light.
 */
export function highlight(cosine: number): number {
  return cosine < LOBE_EDGE ? 0 : LOBE * Math.min(cosine, 1) ** GLAZE.shininess;
}

/** 0..1: how much of the four-paned window shows in a mirror in the direction (x, y, z). */
export function windowGlint(x: number, y: number, z: number, {towards, right, up}: WindowAxes): number {
  const facing = x * towards[0] + y * towards[1] + z * towards[2];
  if (facing < 0.2) return 0; // behind the mirror the same lines meet again
  const across = Math.abs(x * right[0] + y * right[1] + z * right[2]) / facing;
  if (across > WINDOW.halfWidth + WINDOW.soft) return 0;
  const along = Math.abs(x * up[0] + y * up[1] + z * up[2]) / facing;
  if (along > WINDOW.halfHeight + WINDOW.soft) return 0;
  return inside(across, WINDOW.halfWidth) * inside(along, WINDOW.halfHeight) * besideBar(across) * besideBar(along);
}

function inside(at: number, edge: number): number {
  return 1 - smoothstep(edge - WINDOW.soft, edge + WINDOW.soft, at);
}

function besideBar(at: number): number {
  return smoothstep(WINDOW.bar - WINDOW.soft, WINDOW.bar + WINDOW.soft, at);
}
