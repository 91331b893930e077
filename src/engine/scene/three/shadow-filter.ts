/**
 * Soft shadow edges from four samples in a fixed square.
 *
 * Three.js' own filter turns its samples by noise at every pixel: prettier in a game, but the grain
 * would be painted, and the sines cost a software GPU more than the samples.
 */
import {texture, vec2} from 'three/tsl';
import type {DepthTexture, Node} from 'three/webgpu';

/** Distance of the four samples from the middle, as a share of the shadow map's side. */
const SPREAD = 0.9 / 512;

interface ShadowFilterInput {
  readonly depthTexture: DepthTexture;
  /** x and y in the shadow map, z the depth to compare with. */
  readonly shadowCoord: Node<'vec3'>;
}

/** 0 in shadow .. 1 in light; each sample is itself blended from four texels by the hardware. */
export function softShadowFilter({depthTexture, shadowCoord}: ShadowFilterInput): Node<'float'> {
  const sample = (dx: number, dy: number): Node<'float'> =>
    texture(depthTexture, shadowCoord.xy.add(vec2(dx * SPREAD, dy * SPREAD))).compare(
      shadowCoord.z,
    ) as unknown as Node<'float'>;
  return sample(-1, -0.5).add(sample(0.5, -1), sample(1, 0.5), sample(-0.5, 1)).mul(0.25);
}
