/** `brush/marks/gold-leaf.ts` in a shader. */
import {dot, floor, min, mix, select, smoothstep, float, vec2, vec3, vec4} from 'three/tsl';
import {
  LEAF_LAP,
  LEAF_SHOWS,
  LEAF_TONES,
  LEAF_WAVER,
  LEAF_WAVER_TABLE_SIDE,
  STROKES_UNDER_LEAF,
} from '../../../../brush/marks/gold-leaf.ts';
import {NOISE_DEVIATION, NOISE_SIDE} from '../../../../brush/noise-table.ts';
import {LUMA} from '../../../../picture/luma.ts';
import type {MarkNode} from './mark-site-node.ts';

/** The leaf that a pixel lies on. */
export const leafNode: MarkNode = ({noise, uniforms, place, fine}, under, share) => {
  const {cell, depth} = uniforms.hand;
  const waver = noise.sample(place.div(LEAF_WAVER_TABLE_SIDE)).x.sub(0.5).div(NOISE_DEVIATION).mul(LEAF_WAVER).toVar();
  const at = place.div(cell).add(vec2(waver, waver.negate())).toVar();
  const leaf = floor(at).toVar();
  const tone = noise.sample(leaf.add(0.5).div(NOISE_SIDE)).z.sub(0.5).mul(LEAF_TONES);
  const inside = at.sub(leaf).toVar();
  const laps = select(min(inside.x, inside.y).lessThan(LEAF_LAP.width), float(LEAF_LAP.lighter), float(0));
  const luma = dot(under.rgb, vec3(...LUMA));
  const shown = smoothstep(LEAF_SHOWS.from, LEAF_SHOWS.to, luma).mul(fine.oneMinus()).mul(share).toVar();
  const light = tone.add(laps).mul(depth).mul(shown).add(1);
  return vec4(under.rgb.mul(light), under.w.mul(mix(1, STROKES_UNDER_LEAF, shown)));
};
