/**
 * The light of a painting where the camera's structure is fine. A network paints one dark ring
 * over the two eyes of somebody far away; here the light around such a place is the painting's,
 * and what differs from it there is the camera's. `three/brush/fine-light-node.ts` does the same.
 */
import {LUMA} from '../picture/luma.ts';
import {type Plane, samplePlane} from './plane.ts';

/** How much of the light is replaced where structure is as fine as it gets. */
export const FINE_LIGHT_SHARE = 0.8;

/** How much the camera's structure tells beside its own contrast. */
export const FINE_LIGHT_GAIN = 1.15;

/** Radius of what counts as around, in short sides: half a face of somebody far away. */
const AROUND = 0.03;

/** Places around: a spiral (Vogel 1979) that fills the disc evenly. Offsets in short sides. */
export const PLACES_AROUND: readonly {readonly x: number; readonly y: number}[] = Array.from({length: 14}, (_, k) => {
  const away = AROUND * Math.sqrt((k + 0.5) / 14);
  const angle = k * Math.PI * (3 - Math.sqrt(5));
  return {x: away * Math.cos(angle), y: away * Math.sin(angle)};
});

const TAP = new Float32Array(4);

/** The light that a place should have, in 0..1. @param extentX Width in short sides. */
export function fineLight(
  {painting, camera}: {readonly painting: Plane; readonly camera: Plane},
  u: number,
  v: number,
  {extentX, extentY}: {readonly extentX: number; readonly extentY: number},
): number {
  let [painted, seen] = [0, 0];
  for (const {x, y} of PLACES_AROUND) {
    painted += lumaAt(painting, u + x / extentX, v + y / extentY);
    seen += lumaAt(camera, u + x / extentX, v + y / extentY);
  }
  const count = PLACES_AROUND.length;
  return painted / count + FINE_LIGHT_GAIN * (lumaAt(camera, u, v) - seen / count);
}

function lumaAt(plane: Plane, u: number, v: number): number {
  samplePlane(plane, u, v, 'edge', TAP);
  return LUMA[0] * (TAP[0] ?? 0) + LUMA[1] * (TAP[1] ?? 0) + LUMA[2] * (TAP[2] ?? 0);
}
