/** `brush/stroke-line.ts` in shaders. Places and lengths are in short sides. */
import type * as THREE from 'three/webgpu';
import {clamp, dot, float, length, max, select, sqrt, vec2} from 'three/tsl';
import {PIECES} from '../../../brush/stroke-line.ts';
import type {Sampled} from '../smooth-sample.ts';

type Vec2 = THREE.Node<'vec2'>;
type Float = THREE.Node<'float'>;

/** The direction at a place as a vector of length 1, and how fine the structure is there. */
export function readDirection(directions: Sampled, extent: Vec2, place: Vec2): {along: Vec2; fine: Float} {
  const read = directions.sample(place.div(extent)).toVar();
  const cosine = read.x.div(length(read.xy).add(1e-6)).toVar();
  const x = sqrt(max(cosine.add(1).div(2), 0));
  const y = sqrt(max(cosine.oneMinus().div(2), 0)).mul(select(read.y.lessThan(0), float(-1), float(1)));
  return {along: vec2(x, y).toVar(), fine: read.z};
}

/** The pieces of a line: for each side, forwards and backwards, its directions from within. */
export interface TracedLine {
  readonly pieces: readonly (readonly Vec2[])[];
  /** Length of a piece. */
  readonly piece: Float;
}

/** Finds the pieces to both sides of a place. @param half Length of a side. */
export function traceLine(directions: Sampled, extent: Vec2, place: Vec2, along: Vec2, half: Float): TracedLine {
  const piece = half.div(PIECES).toVar();
  const pieces = [1, -1].map((side) => {
    let at = place;
    let direction: Vec2 = along.mul(side).toVar();
    return Array.from({length: PIECES}, () => {
      const read = readDirection(directions, extent, at.add(direction.mul(piece).div(2))).along;
      const turned = read.mul(select(dot(read, direction).lessThan(0), float(-1), float(1))).toVar();
      at = at.add(turned.mul(piece)).toVar();
      direction = turned;
      return turned;
    });
  });
  return {pieces, piece};
}

/** The place so far along the line. @param side 0 is forwards, 1 backwards. */
export function walkLine({pieces, piece}: TracedLine, place: Vec2, side: number, distance: Float): Vec2 {
  return (pieces[side] ?? []).reduce<Vec2>(
    (at, direction, k) => at.add(direction.mul(clamp(distance.sub(piece.mul(k)), 0, piece))),
    place,
  );
}
