/** `brush/marks/folds.ts` in a shader. */
import {clamp, dot, float, length, mix, select, smoothstep, vec3, vec4} from 'three/tsl';
import {
  FOLD_FLATNESS,
  FOLD_GIVES_WAY,
  FOLD_GREY,
  FOLD_LIGHT,
  FOLD_STEEPNESS,
  FOLD_TURN,
  STROKES_UNDER_FOLDS,
} from '../../../../brush/marks/folds.ts';
import {LUMA} from '../../../../picture/luma.ts';
import {readDirection} from '../stroke-line-node.ts';
import type {MarkNode} from './mark-site-node.ts';
import {nearestCell, sideWhereFine} from './nearest-cell-node.ts';

/** The facet that a pixel lies in. */
export const foldNode: MarkNode = (site, under, share) => {
  const {colours, directions, uniforms, place, fine} = site;
  const {hand, extent} = uniforms;
  const side = sideWhereFine(hand.cell, fine);
  const {middle, draws} = nearestCell(site, {side, square: float(1), turn: FOLD_TURN});
  const away = colours.sample(middle.div(extent)).rgb.sub(under.rgb).toVar();
  const alike = smoothstep(FOLD_GIVES_WAY.from, FOLD_GIVES_WAY.to, length(away)).oneMinus();
  const plain = fine.oneMinus().mul(share).toVar();

  const {along} = readDirection(directions, extent, middle);
  const from = place.sub(middle);
  const across = from.y.mul(along.x).sub(from.x.mul(along.y));
  const towards = along.x.mul(FOLD_LIGHT[1]).sub(along.y.mul(FOLD_LIGHT[0]));
  const sign = select(draws.x.lessThan(0.5), float(-1), float(1));
  const shade = clamp(across.mul(towards).mul(sign).mul(FOLD_STEEPNESS).div(side), -1, 1);
  const light = hand.depth.mul(shade).mul(plain).add(1);
  const flat = under.rgb.add(away.mul(alike).mul(plain).mul(FOLD_FLATNESS)).toVar();
  const grey = draws.y.mul(plain).mul(FOLD_GREY);
  const colour = mix(flat, vec3(dot(flat, vec3(...LUMA))), grey);
  return vec4(colour.mul(light), under.w.mul(mix(1, STROKES_UNDER_FOLDS, share)));
};
