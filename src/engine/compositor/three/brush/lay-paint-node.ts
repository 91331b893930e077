/**
 * `brush/lay-paint.ts` in a shader: about 35 readings for each pixel of the display, ten fewer at
 * half the length.
 */
import type * as THREE from 'three/webgpu';
import {float, Fn, If, mix, select, sqrt, uv, vec2, vec3, vec4} from 'three/tsl';
import {BRISTLE_HEIGHT, CARRIED, CARRY_TOWARDS, WARMTH} from '../../../brush/lay-paint.ts';
import {LEFT_WHERE_FINE, NARROW_FROM} from '../../../brush/left-where-fine.ts';
import {LAID_MARKS} from '../../../brush/marks/mark-layers.ts';
import {NOISE_DEVIATION} from '../../../brush/noise-table.ts';
import {FEWER_READINGS, NOISE_READINGS, type NoiseSample} from '../../../brush/stroke-samples.ts';
import {sampleSmooth, type Sampled} from '../smooth-sample.ts';
import {readAnchor} from './anchor-nodes.ts';
import type {BrushUniforms} from './brush-uniforms.ts';
import {grainNode} from './grain-node.ts';
import {MARK_NODES} from './marks/mark-nodes.ts';
import {readDirection, traceLine, walkLine} from './stroke-line-node.ts';

type Float = THREE.Node<'float'>;

/** What the paint is laid by. */
export interface LayInputs {
  /** From `smearNode`. */
  readonly colours: Sampled;
  readonly directions: Sampled;
  readonly noise: Sampled;
  readonly anchors: THREE.TextureNode;
}

/** Colour and height of the paint at each pixel of the display. */
export function layPaintNode(
  {colours, directions, noise, anchors}: LayInputs,
  uniforms: BrushUniforms,
): THREE.Node<'vec4'> {
  const {extent, hand, marks} = uniforms;
  return Fn(() => {
    const place = uv().mul(extent).toVar();
    const {along, fine} = readDirection(directions, extent, place);
    const half = uniforms.reach.mul(mix(1, LEFT_WHERE_FINE.length, fine)).toVar();
    const tableSide = uniforms.tableSide.div(select(fine.greaterThan(NARROW_FROM), float(2), float(1))).toVar();
    const bodyLeft = mix(1, LEFT_WHERE_FINE.body, fine).toVar();
    const line = traceLine(directions, extent, place, along, half);
    const moved = readAnchor({anchors, noise}, uniforms.cellCount, place, uv()).toVar();

    const sums = vec2(0).toVar();
    const read = ({at, strokeWeight, bristleWeight}: NoiseSample): void => {
      for (let side = 0; side < (at === 0 ? 1 : 2); side++) {
        const found = noise.sample(walkLine(line, place, side, half.mul(at)).sub(moved).div(tableSide));
        sums.addAssign(found.xy.sub(0.5).mul(vec2(strokeWeight, bristleWeight)));
      }
    };
    for (const reading of FEWER_READINGS) read(reading);
    If(uniforms.readsAll.greaterThan(0), () => {
      for (const reading of NOISE_READINGS) if (!FEWER_READINGS.includes(reading)) read(reading);
    });
    const stroke = soften(sums.x.mul(uniforms.strokeGain).div(NOISE_DEVIATION)).toVar();
    const bristle = soften(sums.y.mul(uniforms.bristleGain).div(NOISE_DEVIATION)).toVar();
    const level = mix(stroke, bristle.mul(BRISTLE_HEIGHT), hand.bristle);

    const aside = along.x.mul(CARRY_TOWARDS[1]).sub(along.y.mul(CARRY_TOWARDS[0]));
    const bent = stroke.mul(CARRIED.stroke).add(bristle.mul(CARRIED.bristle));
    const carried = hand.ragged.mul(hand.width).mul(fine.oneMinus()).mul(fine.oneMinus()).mul(aside).mul(bent);
    const from = place.add(vec2(along.y.negate(), along.x).mul(carried)).div(extent).toVar();
    const colour = sampleSmooth(colours, from, uniforms.paintingSize, float(1));
    const warm = vec3(...WARMTH).mul(hand.variety.mul(bodyLeft).mul(stroke));
    const paint = vec4(colour.add(warm), level).toVar();
    const site = {colours, directions, noise, uniforms, place, moved, fine};
    for (const mark of LAID_MARKS) {
      If(marks[mark].greaterThan(0), () => {
        paint.assign(MARK_NODES[mark](site, paint, marks[mark]));
      });
    }
    return vec4(
      paint.rgb,
      hand.body
        .mul(bodyLeft)
        .mul(paint.w)
        .add(grainNode(noise, uniforms, place)),
    );
  })();
}

function soften(value: Float): Float {
  const kept = value.toVar();
  return kept.div(sqrt(kept.mul(kept).div(4).add(1)));
}
