/** `brush/dots.ts` in a shader: the nearest dot around a pixel. */
import type * as THREE from 'three/webgpu';
import {
  abs,
  cos,
  dot,
  float,
  floor,
  fract,
  If,
  length,
  max,
  mix,
  TWO_PI,
  select,
  sin,
  smoothstep,
  vec2,
  vec3,
} from 'three/tsl';
import {DIVISION, DOME, DOT_JITTER, DOT_RADIUS} from '../../brush/dots.ts';
import {NOISE_SIDE} from '../../brush/noise-table.ts';
import type {Sampled} from '../smooth-sample.ts';
import type {BrushUniforms} from './brush-uniforms.ts';
import {readDirection} from './stroke-line-node.ts';

type Vec2 = THREE.Node<'vec2'>;
type Float = THREE.Node<'float'>;

/** What dots are made of. */
interface DotInputs {
  readonly colours: Sampled;
  readonly directions: Sampled;
  readonly noise: Sampled;
}

/** How much the nearest dot covers, how high it stands, and its colour. */
export function dotNode(
  {colours, directions, noise}: DotInputs,
  {extent, hand}: BrushUniforms,
  place: Vec2,
  moved: Vec2,
  fine: Float,
): {cover: Float; dome: Float; paint: THREE.Node<'vec3'>} {
  // Where structure is fine, dots are half as large.
  const side = select(fine.greaterThan(0.5), hand.width.div(2), hand.width).toVar();
  const first = place.sub(moved).div(side).sub(0.5).toVar();
  const nearest = float(9).toVar();
  const middle = vec2(0).toVar();
  const chance = float(0).toVar();
  for (const corner of [0, 1, 2, 3]) {
    const row = floor(first.y)
      .add(corner >> 1)
      .toVar();
    // Every other row is half a cell aside, as bricks are: no grid is seen.
    const shift = fract(row.div(2)).toVar();
    const cell = vec2(floor(first.x.sub(shift)).add(corner % 2), row).toVar();
    const draws = noise.sample(cell.add(0.5).div(NOISE_SIDE)).zw.toVar();
    const at = cell.add(vec2(shift, 0)).add(0.5).add(draws.sub(0.5).mul(DOT_JITTER)).mul(side).add(moved).toVar();
    const away = place.sub(at).div(side).toVar();
    const {along} = readDirection(directions, extent, at);
    const across = abs(away.y.mul(along.x).sub(away.x.mul(along.y)));
    const squared = max(abs(dot(away, along)), across);
    const distance = mix(length(away), squared, hand.square).toVar();
    If(distance.lessThan(nearest), () => {
      nearest.assign(distance);
      middle.assign(at);
      chance.assign(draws.x);
    });
  }
  const radius = mix(DOT_RADIUS.round, DOT_RADIUS.square, hand.square);
  const cover = smoothstep(0, 1, radius.sub(nearest).div(DOT_RADIUS.edge)).toVar();
  const share = nearest.div(radius);
  const round = max(share.mul(share).mul(hand.square.mul(0.6).oneMinus()).oneMinus(), 0);
  const turn = chance.mul(TWO_PI).toVar();
  const [redness, blueness] = [cos(turn).mul(hand.divide).mul(DIVISION), sin(turn).mul(hand.divide).mul(DIVISION)];
  const shift = vec3(redness.mul(1.402), redness.mul(-0.714).sub(blueness.mul(0.344)), blueness.mul(1.772));
  return {
    cover,
    dome: cover.mul(round).sub(0.4).mul(DOME),
    paint: colours.sample(middle.div(extent)).rgb.add(shift),
  };
}
