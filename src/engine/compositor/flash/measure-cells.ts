/**
 * Measures each cell of the picture: relative luminance, and red as WCAG's definition of a red
 * flash has it.
 */
import type * as THREE from 'three/webgpu';
import {dot, Fn, int, ivec2, Loop, max, screenCoordinate, vec2, vec3, vec4} from 'three/tsl';
import {SAMPLES_PER_CELL} from './flash-rules.ts';

/** Shares of linear red, green and blue in relative luminance (ITU-R BT.709). */
const LUMINANCE = [0.2126, 0.7152, 0.0722] as const;

/** A texture node, or anything whose texels can be read like one's. */
export interface Readable {
  load(at: THREE.Node<'ivec2'>): THREE.Node<'vec4'>;
}

/**
 * For each cell (luminance, red) of the picture that wants to be shown, then of the one that was
 * shown last.
 *
 * @param wanted The picture in small: `SAMPLES_PER_CELL` texels each way for a cell. @param shown
 *   Likewise.
 */
export function measureCells(wanted: Readable, shown: Readable): THREE.Node<'vec4'> {
  return Fn(() => {
    const corner = ivec2(screenCoordinate).mul(SAMPLES_PER_CELL);
    const sum = vec4(0).toVar();
    Loop(SAMPLES_PER_CELL * SAMPLES_PER_CELL, ({i}) => {
      const at = corner.add(ivec2(int(i).mod(SAMPLES_PER_CELL), int(i).div(SAMPLES_PER_CELL)));
      sum.addAssign(vec4(measure(wanted.load(at)), measure(shown.load(at))));
    });
    return sum.div(SAMPLES_PER_CELL * SAMPLES_PER_CELL);
  })();
}

function measure(texel: THREE.Node<'vec4'>): THREE.Node<'vec2'> {
  const linear = toLinear(texel.rgb).toVar();
  return vec2(dot(linear, vec3(...LUMINANCE)), max(linear.r.sub(linear.g).sub(linear.b), 0));
}

/** From sRGB values: a cubic within 0.002 of the standard's curve, without its power. */
function toLinear(colour: THREE.Node<'vec3'>): THREE.Node<'vec3'> {
  return colour.mul(colour.mul(colour.mul(0.305306).add(0.682171)).add(0.012523));
}
