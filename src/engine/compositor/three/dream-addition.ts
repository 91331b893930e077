/**
 * What the dream adds to the picture: the difference between a small picture with the dream in it
 * and the same one without.
 *
 * Added, not shown: the network sees a few hundred lines, and whatever lies beneath keeps the
 * sharpness of the camera or of the painting, until it gives way to what the dreamer saw.
 */
import * as THREE from 'three/webgpu';
import {clamp, Fn, If, mix, texture, uniform, uv} from 'three/tsl';
import type {UnitInterval} from '../../../protocol/units.ts';
import type {DreamtPicture} from '../compositor.ts';
import {PictureTexture} from './picture-texture.ts';
import {sampleSharp} from './sharp-sample.ts';

/** Two textures and how much of their difference is shown. */
export class DreamAddition {
  readonly #seen = new PictureTexture();
  readonly #dreamt = new PictureTexture();
  readonly #seenNode = texture(this.#seen.texture);
  readonly #dreamtNode = texture(this.#dreamt.texture);
  readonly #size = uniform(new THREE.Vector2(1, 1));
  readonly #amount = uniform(0);

  set({seen, dreamt}: DreamtPicture): void {
    this.#seen.update(seen);
    this.#dreamt.update(dreamt);
    this.#sample();
    this.#size.value.set(dreamt.size.width, dreamt.size.height);
  }

  /** Lets both pictures go: not even the bindings of a frame name them any more. */
  drop(): void {
    this.#seen.drop();
    this.#dreamt.drop();
    this.#sample();
  }

  set amount(amount: UnitInterval) {
    this.#amount.value = amount;
  }

  dispose(): void {
    this.#seen.dispose();
    this.#dreamt.dispose();
  }

  /**
   * A picture with the dream in it. Where nothing is dreamt, nothing is sampled.
   *
   * @param side How much of the dream may be seen there: 1, and 0 beside the divider.
   */
  build(picture: THREE.Node<'vec3'>, side: THREE.Node<'float'>): THREE.Node<'vec3'> {
    return Fn(() => {
      const colour = picture.toVar();
      If(this.#amount.greaterThan(0), () => {
        const dreamt = sampleSharp(this.#dreamtNode, uv(), this.#size).toVar();
        const seen = sampleSharp(this.#seenNode, uv(), this.#size).rgb.toVar();
        const share = this.#amount.mul(side).toVar();
        const under = mix(colour, seen, clamp(dreamt.a, 0, 1).mul(share));
        colour.assign(clamp(under.add(dreamt.rgb.sub(seen).mul(share)), 0, 1));
      });
      return colour;
    })();
  }

  #sample(): void {
    this.#seenNode.value = this.#seen.texture;
    this.#dreamtNode.value = this.#dreamt.texture;
  }
}
