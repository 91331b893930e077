/**
 * Where the strokes' noise lies: it is carried along by what moves in the painting, cell by cell,
 * so that a visitor who walks takes the strokes along.
 *
 * A cell keeps how far its noise has moved and how fast it moves. Its motion is found as in Lucas
 * and Kanade (1981): a coarse search, then a few steps along the gradient. Where the picture
 * stands still nothing moves at all; a cell that something walked into takes what came with it.
 */
import type * as THREE from 'three/webgpu';
import {
  abs,
  clamp,
  float,
  floor,
  Fn,
  fract,
  If,
  int,
  ivec2,
  length,
  Loop,
  max,
  mix,
  screenCoordinate,
  select,
  vec2,
  vec4,
} from 'three/tsl';
import {ANCHOR_SEAM, SEAM_TEAR_CELLS, TEAR_TABLE_SIDE} from '../../../brush/lay-paint.ts';
import {NOISE_DEVIATION} from '../../../brush/noise-table.ts';
import type {Sampled} from '../smooth-sample.ts';
import type {BrushUniforms} from './brush-uniforms.ts';

/** Cells along the painting's short side. */
export const CELLS_SHORT_SIDE = 24;

/** Places of a cell that are compared, along each side, and their distance in pixels. */
const PLACES = 5;
const PLACE_STEP_PX = 3;

/** The coarse search: places along each side, and their distance in pixels of the painting. */
const SEARCH = 7;
const SEARCH_STEP_PX = 2.5;

/** Steps along the gradient after it. */
const REFINEMENTS = 3;

/** Mean difference of luma up to which a cell stands still. */
const STILL = 1.6 / 255;

/** A motion must explain the picture so much better than none. */
const BETTER = 0.8;

/** Keeps a flat cell's motion at nothing. */
const DAMPING = 2e-4;

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
    const nowAt = (at: Vec2): Float => now.sample(at.div(size)).w;
    const beforeAt = (at: Vec2): Float => before.sample(at.div(size)).w;
    const placeOf = (index: THREE.Node<'int'>): Vec2 =>
      middle.add(
        vec2(float(index.mod(PLACES)), float(index.div(PLACES)))
          .sub((PLACES - 1) / 2)
          .mul(PLACE_STEP_PX),
      );
    const difference = (motion: Vec2): Float => {
      const sum = float(0).toVar();
      Loop(PLACES * PLACES, ({i}) => {
        const at = placeOf(int(i)).toVar();
        sum.addAssign(abs(nowAt(at).sub(beforeAt(at.sub(motion)))));
      });
      return sum.div(PLACES * PLACES);
    };

    const motion = vec2(0).toVar();
    const still = difference(vec2(0)).toVar();
    If(still.greaterThan(STILL).and(uniforms.isFresh.lessThan(0.5)), () => {
      const best = still.toVar();
      Loop(SEARCH * SEARCH, ({i}) => {
        const index = int(i);
        const tried = vec2(float(index.mod(SEARCH)), float(index.div(SEARCH)))
          .sub((SEARCH - 1) / 2)
          .mul(SEARCH_STEP_PX)
          .toVar();
        const found = difference(tried).toVar();
        If(found.lessThan(best), () => {
          best.assign(found);
          motion.assign(tried);
        });
      });
      Loop(REFINEMENTS, () => {
        const xx = float(DAMPING).toVar();
        const xy = float(0).toVar();
        const yy = float(DAMPING).toVar();
        const right = vec2(0).toVar();
        Loop(PLACES * PLACES, ({i}) => {
          const at = placeOf(int(i)).toVar();
          const from = at.sub(motion).toVar();
          const gx = beforeAt(from.add(vec2(1, 0)))
            .sub(beforeAt(from.sub(vec2(1, 0))))
            .div(2)
            .toVar();
          const gy = beforeAt(from.add(vec2(0, 1)))
            .sub(beforeAt(from.sub(vec2(0, 1))))
            .div(2)
            .toVar();
          const error = beforeAt(from).sub(nowAt(at)).toVar();
          xx.addAssign(gx.mul(gx));
          xy.addAssign(gx.mul(gy));
          yy.addAssign(gy.mul(gy));
          right.addAssign(vec2(gx, gy).mul(error));
        });
        const determinant = max(xx.mul(yy).sub(xy.mul(xy)), 1e-9).toVar();
        const step = vec2(yy.mul(right.x).sub(xy.mul(right.y)), xx.mul(right.y).sub(xy.mul(right.x))).div(determinant);
        motion.addAssign(clamp(step, -1.5, 1.5));
      });
      If(difference(motion).greaterThan(still.mul(BETTER)), () => {
        motion.assign(vec2(0));
      });
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
