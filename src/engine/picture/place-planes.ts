/**
 * The spatial view of a network: its layers as planes one behind the other, from pixels in front to
 * words at the back, turned by the visitor and seen in perspective.
 */
import type {CssRect, PixelSize} from '../../protocol/units.ts';

/** From one plane to the next, in sides of the longest plane. */
const SPACING = 0.4;

/**
 * From the middle to the eye, in radii of everything there is: near enough for perspective, too far
 * to be among the planes.
 */
const EYE_DISTANCE = 2.5;

/**
 * How far the planes are turned, in radians: to the side, and (negative) so that they are seen from
 * above.
 */
export interface Turn {
  readonly yaw: number;
  readonly pitch: number;
}

/** A corner on the canvas in CSS pixels, and how deep it lies: 1 in the middle, more behind. */
export type Corner = readonly [x: number, y: number, depth: number];

/** A panel on the canvas: upper left, upper right, lower left, lower right. */
export interface PlacedPlane {
  /** Which of the panels. */
  readonly index: number;
  readonly corners: readonly [Corner, Corner, Corner, Corner];
}

/**
 * Every plane, as large as the area allows, in the order in which they are to be drawn: what is
 * behind comes first.
 */
export function placePlanes(panels: readonly PixelSize[], area: CssRect, turn: Turn): readonly PlacedPlane[] {
  if (panels.length === 0 || area.width <= 0 || area.height <= 0) return [];
  const half = ((panels.length - 1) * SPACING) / 2;
  const distance = EYE_DISTANCE * Math.hypot(half, Math.SQRT1_2);
  // Where the eye's foot is on the axis on which the planes stand: of two parallel planes, the one
  // further from it is behind.
  const foot = distance * Math.cos(turn.yaw) * Math.cos(turn.pitch);
  const planes = panels.map(({width, height}, index) => {
    const z = half - index * SPACING;
    const [x, y] = [width / (2 * Math.max(width, height)), height / (2 * Math.max(width, height))];
    const see = (cornerX: number, cornerY: number): Corner => project([cornerX, cornerY, z], turn, distance);
    return {index, behind: Math.abs(z - foot), corners: [see(-x, y), see(x, y), see(-x, -y), see(x, -y)] as const};
  });
  const fit = fitInto(
    planes.flatMap(({corners}) => corners),
    area,
  );
  return planes
    .toSorted((one, other) => other.behind - one.behind)
    .map(({index, corners: [a, b, c, d]}) => ({index, corners: [fit(a), fit(b), fit(c), fit(d)]}));
}

/** A point, y upwards, z towards the eye, as the eye sees it: y downwards. */
function project([x, y, z]: readonly [number, number, number], {yaw, pitch}: Turn, distance: number): Corner {
  const across = x * Math.cos(yaw) - z * Math.sin(yaw);
  const towards = x * Math.sin(yaw) + z * Math.cos(yaw);
  const up = y * Math.cos(pitch) + towards * Math.sin(pitch);
  const near = towards * Math.cos(pitch) - y * Math.sin(pitch);
  const depth = (distance - near) / distance;
  return [across / depth, -up / depth, depth];
}

/** Moves and scales what is seen into the middle of the area. */
function fitInto(corners: readonly Corner[], area: CssRect): (corner: Corner) => Corner {
  const [left, right] = extent(corners.map(([x]) => x));
  const [top, bottom] = extent(corners.map(([, y]) => y));
  const scale = Math.min(area.width / (right - left), area.height / (bottom - top));
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  return ([x, y, depth]) => [
    area.x + area.width / 2 + (x - middleX) * scale,
    area.y + area.height / 2 + (y - middleY) * scale,
    depth,
  ];
}

function extent(values: readonly number[]): readonly [least: number, most: number] {
  return [Math.min(...values), Math.max(...values)];
}
