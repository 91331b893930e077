/**
 * What is known about a vertex in one view, and where it stands among its sixteen numbers: one line
 * of a processor's cache.
 */
export const VERTEX = {
  /** Column, row and nearness in the picture. */
  column: 0,
  row: 1,
  nearness: 2,
  /** The key light's share by Lambert's law, inside its cone; below 0 on the far side. */
  key: 3,
  /** 0 where only the ground shines on it, 1 where only the sky does. */
  sky: 4,
  /** Column, row and distance in the shadow map, the first two times the distance. */
  shadow: 5,
  /** Linear red, green and blue. */
  colour: 8,
  texture: 11,
  /** The normal in the room. */
  normal: 13,
} as const;

/** Numbers of a vertex. */
export const VERTEX_STRIDE = 16;

/**
 * A number of a place in a triangle: what its three vertices have, each times its weight.
 *
 * @param field Where the number stands, as `VERTEX` says.
 * @param a Where the first vertex begins; `b` and `c` the other two.
 */
export function blend(
  vertices: Float32Array,
  field: number,
  a: number,
  b: number,
  c: number,
  wa: number,
  wb: number,
  wc: number,
): number {
  return wa * (vertices[a + field] ?? 0) + wb * (vertices[b + field] ?? 0) + wc * (vertices[c + field] ?? 0);
}
