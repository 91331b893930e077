/**
 * Outlines of turned things: a smooth curve through (radius, height) points.
 */

/** Radius and height of one point of an outline, in decimetres. */
export type ProfilePoint = readonly [radius: number, height: number];

/**
 * The outline at `t` in 0..1 from the first to the last point (Catmull-Rom, so it passes through
 * every point).
 */
export function profileAt(points: readonly ProfilePoint[], t: number): [radius: number, height: number] {
  const position = Math.min(Math.max(t, 0), 1) * (points.length - 1);
  const segment = Math.min(Math.floor(position), points.length - 2);
  const share = position - segment;
  const pick = (offset: number, axis: 0 | 1): number =>
    (points[Math.min(Math.max(segment + offset, 0), points.length - 1)] ?? [0, 0])[axis];
  const curve = (axis: 0 | 1): number => {
    const [p0, p1, p2, p3] = [pick(-1, axis), pick(0, axis), pick(1, axis), pick(2, axis)];
    return p1 + 0.5 * share * (p2 - p0 + share * (2 * p0 - 5 * p1 + 4 * p2 - p3 + share * (3 * (p1 - p2) + p3 - p0)));
  };
  return [Math.max(curve(0), 0), curve(1)];
}
