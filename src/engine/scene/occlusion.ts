/**
 * Shade where things come close to each other, baked into vertex colours once: fruit darkens the
 * cloth it lies on.
 */
import {type BufferGeometry, Vector3} from 'three/webgpu';

/** A ball that stands in the way of light, in the geometry's own coordinates. */
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
 * Multiplies the geometry's colours by how much of the sky each vertex sees past the balls
 * (I. Quilez, "Sphere ambient occlusion": a ball hides n.d r^2/d^2 of a vertex' hemisphere).
 */
export function bakeOcclusion(geometry: BufferGeometry, occluders: readonly Occluder[]): void {
  const positions = geometry.getAttribute('position');
  const normals = geometry.getAttribute('normal');
  const colours = geometry.getAttribute('color');
  const point = new Vector3();
  const normal = new Vector3();
  for (let index = 0; index < positions.count; index++) {
    point.fromBufferAttribute(positions, index);
    normal.fromBufferAttribute(normals, index);
    let open = 1;
    for (const ball of occluders) {
      const [dx, dy, dz] = [ball.x - point.x, ball.y - point.y, ball.z - point.z];
      const distance = Math.hypot(dx, dy, dz);
      if (distance < ball.radius * OWN_SURFACE || distance > ball.radius * 6) continue;
      const facing = (normal.x * dx + normal.y * dy + normal.z * dz) / distance;
      if (facing > 0) open *= 1 - STRENGTH * facing * Math.min(ball.radius / distance, 1) ** 2;
    }
    colours.setXYZ(index, colours.getX(index) * open, colours.getY(index) * open, colours.getZ(index) * open);
  }
  colours.needsUpdate = true;
}
