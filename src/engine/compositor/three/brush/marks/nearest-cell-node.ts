/** `brush/marks/nearest-cell.ts` in a shader: the nearest of four cells. */
import type * as THREE from 'three/webgpu';
import {abs, cos, dot, float, floor, fract, If, length, max, mix, select, sin, vec2} from 'three/tsl';
import {NARROW_FROM} from '../../../../brush/left-where-fine.ts';
import {CELL_JITTER} from '../../../../brush/marks/nearest-cell.ts';
import {NOISE_SIDE} from '../../../../brush/noise-table.ts';
import {readDirection} from '../stroke-line-node.ts';
import type {MarkSiteNode} from './mark-site-node.ts';

type Vec2 = THREE.Node<'vec2'>;
type Float = THREE.Node<'float'>;

/** How cells are cut: see `CellCut`. */
export interface CellCutNode {
  readonly side: Float;
  readonly square: Float;
  readonly turn: number;
}

/** The nearest cell: how far away, where its middle lies, and its own two draws. */
export interface CellNode {
  readonly away: Float;
  readonly middle: Vec2;
  readonly draws: Vec2;
}

/** Finds the nearest of the cells around a pixel. */
export function nearestCell(
  {directions, noise, uniforms, place, moved}: MarkSiteNode,
  {side, square, turn}: CellCutNode,
): CellNode {
  const first = place.sub(moved).div(side).sub(0.5).toVar();
  const nearest = {away: float(9).toVar(), middle: vec2(0).toVar(), draws: vec2(0).toVar()};
  for (const corner of [0, 1, 2, 3]) {
    const row = floor(first.y)
      .add(corner >> 1)
      .toVar();
    // Every other row is half a cell aside, as bricks are: no grid is seen.
    const shift = fract(row.div(2)).toVar();
    const cell = vec2(floor(first.x.sub(shift)).add(corner % 2), row).toVar();
    const draws = noise.sample(cell.add(0.5).div(NOISE_SIDE)).zw.toVar();
    const at = cell.add(vec2(shift, 0)).add(0.5).add(draws.sub(0.5).mul(CELL_JITTER)).mul(side).add(moved).toVar();
    const away = place.sub(at).div(side).toVar();
    const distance = mix(
      length(away),
      squared(away, turned(readDirection(directions, uniforms.extent, at).along, draws.y, turn)),
      square,
    ).toVar();
    If(distance.lessThan(nearest.away), () => {
      nearest.away.assign(distance);
      nearest.middle.assign(at);
      nearest.draws.assign(draws);
    });
  }
  return nearest;
}

/** Where structure is fine, cells are half as large. */
export function sideWhereFine(side: Float, fine: Float): Float {
  return select(fine.greaterThan(NARROW_FROM), side.div(2), side).toVar();
}

function turned(along: Vec2, chance: Float, turn: number): Vec2 {
  if (turn === 0) return along;
  const angle = chance.sub(0.5).mul(turn).toVar();
  const [c, s] = [cos(angle).toVar(), sin(angle).toVar()];
  return vec2(along.x.mul(c).sub(along.y.mul(s)), along.x.mul(s).add(along.y.mul(c))).toVar();
}

function squared(away: Vec2, along: Vec2): Float {
  const across = abs(away.y.mul(along.x).sub(away.x.mul(along.y)));
  return max(abs(dot(away, along)), across);
}
