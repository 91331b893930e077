/** `brush/marks/dots.ts` in a shader. */
import {cos, max, mix, sin, smoothstep, TWO_PI, vec3, vec4} from 'three/tsl';
import {DIVISION, DOME, DOT_RADIUS, STROKES_UNDER_DOTS} from '../../../../brush/marks/dots.ts';
import type {MarkNode} from './mark-site-node.ts';
import {nearestCell, sideWhereFine} from './nearest-cell-node.ts';

/** The nearest of the dots around a pixel, over what is there. */
export const dotNode: MarkNode = (site, under, share) => {
  const {hand, extent} = site.uniforms;
  const {square, divide} = hand;
  const {away, middle, draws} = nearestCell(site, {side: sideWhereFine(hand.width, site.fine), square, turn: 0});
  const radius = mix(DOT_RADIUS.round, DOT_RADIUS.square, square);
  const cover = smoothstep(0, 1, radius.sub(away).div(DOT_RADIUS.edge)).toVar();
  const out = away.div(radius);
  const round = max(out.mul(out).mul(square.mul(0.6).oneMinus()).oneMinus(), 0);
  const dome = cover.mul(round).sub(0.4).mul(DOME);
  const turn = draws.x.mul(TWO_PI).toVar();
  const [redness, blueness] = [cos(turn).mul(divide).mul(DIVISION), sin(turn).mul(divide).mul(DIVISION)];
  const shift = vec3(redness.mul(1.402), redness.mul(-0.714).sub(blueness.mul(0.344)), blueness.mul(1.772));
  const paint = site.colours.sample(middle.div(extent)).rgb.add(shift);
  return vec4(mix(under.rgb, paint, cover.mul(share)), mix(under.w, under.w.mul(STROKES_UNDER_DOTS).add(dome), share));
};
