/**
 * The sculptor's tools: signed distances (negative inside) of simple solids, and ways to join them.
 *
 * Formulas after Inigo Quilez, "Distance functions". All arguments are plain numbers, since a bust
 * takes some hundred thousand evaluations and objects would be rubbish for the collector. Lengths
 * are decimetres.
 */

/** Union of two solids whose seam is filled over about the length `k`. */
export function smoothUnion(a: number, b: number, k: number): number {
  const overlap = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - overlap * overlap * k * 0.25;
}

/** What is inside both solids, with the edge rounded over about the length `k`. */
export function smoothIntersection(a: number, b: number, k: number): number {
  return -smoothUnion(-a, -b, k);
}

/** Solid `a` with solid `b` carved out, the rim rounded over about the length `k`. */
export function smoothCarve(a: number, b: number, k: number): number {
  return -smoothUnion(-a, b, k);
}

/**
 * An axis-aligned ellipsoid around the origin; the distance is a good estimate near its surface.
 */
export function ellipsoid(x: number, y: number, z: number, radiusX: number, radiusY: number, radiusZ: number): number {
  const nx = x / radiusX;
  const ny = y / radiusY;
  const nz = z / radiusZ;
  const scaled = Math.sqrt(nx * nx + ny * ny + nz * nz);
  const mx = nx / radiusX;
  const my = ny / radiusY;
  const mz = nz / radiusZ;
  const gradient = Math.sqrt(mx * mx + my * my + mz * mz);
  // At the very centre both are zero.
  return gradient < 1e-9 ? -Math.min(radiusX, radiusY, radiusZ) : (scaled * (scaled - 1)) / gradient;
}

/** A limb from one point to another whose thickness changes evenly. */
export function limb(
  x: number,
  y: number,
  z: number,
  fromX: number,
  fromY: number,
  fromZ: number,
  toX: number,
  toY: number,
  toZ: number,
  fromRadius: number,
  toRadius: number,
): number {
  const ax = toX - fromX;
  const ay = toY - fromY;
  const az = toZ - fromZ;
  const px = x - fromX;
  const py = y - fromY;
  const pz = z - fromZ;
  const along = Math.min(Math.max((px * ax + py * ay + pz * az) / (ax * ax + ay * ay + az * az), 0), 1);
  const dx = px - ax * along;
  const dy = py - ay * along;
  const dz = pz - az * along;
  return Math.sqrt(dx * dx + dy * dy + dz * dz) - (fromRadius + (toRadius - fromRadius) * along);
}

/** 0 below `low`, 1 above `high`, smooth between. */
export function smoothstep(low: number, high: number, value: number): number {
  const t = Math.min(Math.max((value - low) / (high - low), 0), 1);
  return t * t * (3 - 2 * t);
}
