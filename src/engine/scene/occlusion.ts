/**
 * Shade where things come close to each other, baked into vertex colours once: fruit darkens the
 * cloth it lies on.
 */
import type {TriangleMesh} from './triangle-mesh.ts';

/** A ball that stands in the way of light, in the mesh's own coordinates. */
export interface Occluder {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly radius: number;
}

/** How dark full contact gets: 1 would be black. */
const STRENGTH = 0.85;

/** Within this share of its radius a vertex belongs to the ball itself. */
const OWN_SURFACE = 0.8;

/**
 * Multiplies the mesh's colours by how much of the sky each vertex sees past the balls
 * (I. Quilez, "Sphere ambient occlusion": a ball hides n.d r^2/d^2 of a vertex' hemisphere).
 */
export function bakeOcclusion({positions, normals, colours}: TriangleMesh, occluders: readonly Occluder[]): void {
  for (let at = 0; at < positions.length; at += 3) {
    const [x, y, z] = [positions[at] ?? 0, positions[at + 1] ?? 0, positions[at + 2] ?? 0];
    const [nx, ny, nz] = [normals[at] ?? 0, normals[at + 1] ?? 0, normals[at + 2] ?? 0];
    let open = 1;
    for (const ball of occluders) {
      const [dx, dy, dz] = [ball.x - x, ball.y - y, ball.z - z];
      const distance = Math.hypot(dx, dy, dz);
      if (distance < ball.radius * OWN_SURFACE || distance > ball.radius * 6) continue;
      const facing = (nx * dx + ny * dy + nz * dz) / distance;
      if (facing > 0) open *= 1 - STRENGTH * facing * Math.min(ball.radius / distance, 1) ** 2;
    }
    for (let channel = at; channel < at + 3; channel++) colours[channel] = (colours[channel] ?? 0) * open;
  }
}
