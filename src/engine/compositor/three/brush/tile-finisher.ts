/**
 * Gives the tiles their painters' strokes: the same hands as the main picture's, smaller. One set
 * of steps finishes one tile after the other, so nothing is known of what a tile showed before.
 */
import * as THREE from 'three/webgpu';
import {texture, uv, vec4} from 'three/tsl';
import type {PixelSize, UnitInterval} from '../../../../protocol/units.ts';
import type {MixedHand} from '../../../network/hand.ts';
import type {BrushCare} from '../../../brush/brush-numbers.ts';
import {FLAT_MATERIAL} from '../quad.ts';
import type {NoiseTexture} from './noise-texture.ts';
import {PaintingFinisher} from './painting-finisher.ts';

/** A tile to finish. */
export interface TileRequest {
  readonly painting: THREE.Texture;
  /** Of the painting, and of what is shown. */
  readonly size: PixelSize;
  readonly hand: MixedHand;
  /** As large as the tile is shown. */
  readonly target: THREE.RenderTarget;
}

/** Finishes tiles. */
export class TileFinisher {
  readonly #painting: THREE.TextureNode;
  readonly #finishing: PaintingFinisher;
  readonly #material = new THREE.NodeMaterial();
  readonly #quad = new THREE.QuadMesh(this.#material);

  /** @param first Any texture of the kind that is finished. */
  constructor(first: THREE.Texture, noise: NoiseTexture) {
    this.#painting = texture<'vec4'>(first);
    const how = {noise, standsStill: true, isSoftware: false};
    this.#finishing = new PaintingFinisher(this.#painting, this.#painting, how);
    this.#material.setValues({...FLAT_MATERIAL, name: 'TileFinisher', blending: THREE.NoBlending});
    this.#material.fragmentNode = vec4(this.#finishing.colourAt(uv()), 1);
  }

  setBrush(brush: UnitInterval): void {
    this.#finishing.setBrush(brush);
  }

  setCare(care: BrushCare): void {
    this.#finishing.setCare(care);
  }

  /** Draws a tile; false where it is to be shown as it was painted. */
  finish(renderer: THREE.WebGPURenderer, {painting, size, hand, target}: TileRequest): boolean {
    this.#painting.value = painting;
    this.#finishing.setHand(hand);
    if (!this.#finishing.isOn) return false;
    this.#finishing.forget();
    this.#finishing.run(renderer, size, target, false);
    renderer.setRenderTarget(target);
    this.#quad.render(renderer);
    return true;
  }

  dispose(): void {
    this.#finishing.dispose();
    this.#material.dispose();
  }
}
