/**
 * Where the strokes' noise lies: it is carried along by what moves in the painting, cell by cell,
 * so that a visitor who walks takes the strokes along.
 *
 * A cell keeps how far its noise has moved and how fast it moves (motion-node.ts). Where the
 * picture stands still nothing moves at all; a cell that something walked into takes what came with
 * it.
 */
import type * as THREE from 'three/webgpu';
import {
  abs,
  clamp,
  dot,
  float,
  floor,
  Fn,
  fract,
  If,
  ivec2,
  length,
  max,
  mix,
  screenCoordinate,
  select,
  step,
  vec2,
  vec3,
  vec4,
} from 'three/tsl';
import {ANCHOR_SEAM, SEAM_TEAR_CELLS, TEAR_TABLE_SIDE} from '../../../brush/lay-paint.ts';
import {NOISE_DEVIATION} from '../../../brush/noise-table.ts';
import type {Sampled} from '../smooth-sample.ts';
import type {BrushUniforms} from './brush-uniforms.ts';
import {motionNode} from './motion-node.ts';

/** Cells along the painting's short side. */
export const CELLS_SHORT_SIDE = 24;

/** Cells move together that differ by less than this, in pixels. */
const TOGETHER_PX = 0.8;

type Vec2 = THREE.Node<'vec2'>;
type Float = THREE.Node<'float'>;

/** What a cell's motion is found in: the painting's luma is the fourth number of its directions. */
export interface AnchorInputs {
  readonly now: Sampled;
  readonly before: Sampled;
  /** The cells before. */
  readonly cells: THREE.TextureNode;
}

/** Each cell after a painting: how far its noise has moved, and by how much now, in short sides. */
export function anchorsNode({now, before, cells}: AnchorInputs, uniforms: BrushUniforms): THREE.Node<'vec4'> {
  return Fn(() => {
    const size = uniforms.paintingSize;
    const short = size.x.min(size.y).toVar();
    const count = uniforms.cellCount;
    const cell = floor(screenCoordinate.xy).toVar();
    const middle = cell.add(0.5).div(count).mul(size).toVar();
    const motion = vec2(0).toVar();
    If(uniforms.isFresh.lessThan(0.5), () => {
      const expected = motionAround(cells, cell, count).mul(short).toVar();
      motion.assign(motionNode({now, before, size}, middle, expected));
    });

    const moved = motion.div(short).mul(uniforms.isCarried).toVar();
    const own = cells.load(ivec2(cell)).toVar();
    // The cell that this one's content came from.
    const speed = length(motion).toVar();
    const upstream = clamp(cell.sub(motion.div(max(speed, 1e-3))).add(0.5), vec2(0), count.sub(1));
    const other = cells.load(ivec2(floor(upstream))).toVar();
    const isTogether = length(other.zw.mul(short).sub(motion)).lessThan(TOGETHER_PX);
    const isApart = abs(other.x.sub(own.x))
      .add(abs(other.y.sub(own.y)))
      .greaterThan(ANCHOR_SEAM);
    const takes = isTogether.and(isApart).and(speed.greaterThan(0.25));
    const base = select(takes, other.xy, own.xy);
    const kept = base.mul(uniforms.isCarried).mul(uniforms.isFresh.oneMinus());
    return vec4(kept.add(moved), moved);
  })();
}

/** Mean motion of the cells around one that moved at the painting before; 0 where none did. */
function motionAround(cells: THREE.TextureNode, cell: Vec2, count: Vec2): Vec2 {
  const sum = vec3(0).toVar();
  for (const y of [-1, 0, 1]) {
    for (const x of [-1, 0, 1]) {
      const moved = cells.load(ivec2(clamp(cell.add(vec2(x, y)), vec2(0), count.sub(1)))).zw.toVar();
      sum.addAssign(vec3(moved, step(float(1e-9), dot(moved, moved))));
    }
  }
  return sum.xy.div(max(sum.z, 1));
}

/**
 * How far the noise has moved at a place: between the cells where they move alike, else as one of
 * them has, and the seam is torn.
 *
 * @param place In short sides. @param at The same in 0..1 on both axes.
 */
export function readAnchor(
  {anchors, noise}: {readonly anchors: THREE.TextureNode; readonly noise: Sampled},
  count: Vec2,
  place: Vec2,
  at: Vec2,
): Vec2 {
  const read = (cell: Vec2): Vec2 => anchors.load(ivec2(clamp(cell, vec2(0), count.sub(1)))).xy.toVar();
  const inCells = at.mul(count).toVar();
  const first = floor(inCells.sub(0.5)).toVar();
  const share = fract(inCells.sub(0.5)).toVar();
  const corner = (x: number, y: number): Vec2 => read(first.add(vec2(x, y)));
  const between = mix(
    mix(corner(0, 0), corner(1, 0), share.x),
    mix(corner(0, 1), corner(1, 1), share.x),
    share.y,
  ).toVar();
  const nearest = read(floor(inCells));
  const apart = abs(between.x.sub(nearest.x)).add(abs(between.y.sub(nearest.y)));
  const tear = (aside: number): Float =>
    noise.sample(place.div(TEAR_TABLE_SIDE).add(aside)).x.sub(0.5).div(NOISE_DEVIATION).mul(SEAM_TEAR_CELLS);
  const torn = read(floor(inCells.add(vec2(tear(0), tear(0.5)))));
  return select(apart.greaterThan(ANCHOR_SEAM), torn, between);
}
