/**
 * What the dream adds to the picture: the difference between a small picture with the dream in it
 * and the same one without.
 *
 * Added, not shown: the network sees a few hundred lines, and whatever lies beneath keeps the
 * sharpness of the camera or of the painting.
 */
import * as THREE from 'three/webgpu';
import {select, texture, uniform, uv, vec3} from 'three/tsl';
import type {UnitInterval} from '../../../protocol/units.ts';
import {DETAIL_PICTURE_RANGE} from '../../picture/detail-picture.ts';
import type {DreamtPicture} from '../compositor.ts';
import {smoothnessFor} from '../smoothness.ts';
import {PictureTexture} from './picture-texture.ts';
import {sampleSmooth, type Sampled} from './smooth-sample.ts';

/** Two textures and how much of their difference is shown. */
export class DreamAddition {
  readonly #seen = new PictureTexture();
  readonly #dreamt = new PictureTexture();
  readonly #seenNode = texture(this.#seen.texture);
  readonly #dreamtNode = texture(this.#dreamt.texture);
  readonly #size = uniform(new THREE.Vector2(1, 1));
  readonly #smoothness = uniform(0);
  readonly #isPair = uniform(0);
  readonly #amount = uniform(0);
  #deviceWidth = 1;

  /** @param deviceWidth Of the mirror, in device pixels. */
  setDeviceWidth(deviceWidth: number): void {
    this.#deviceWidth = deviceWidth;
    this.#setSmoothness();
  }

  set(picture: DreamtPicture): void {
    const dreamt = picture.kind === 'pair' ? picture.dreamt : picture.detail;
    this.#dreamt.update(dreamt);
    this.#dreamtNode.value = this.#dreamt.texture;
    if (picture.kind === 'pair') {
      this.#seen.update(picture.seen);
      this.#seenNode.value = this.#seen.texture;
    }
    this.#isPair.value = picture.kind === 'pair' ? 1 : 0;
    this.#size.value.set(dreamt.size.width, dreamt.size.height);
    this.#setSmoothness();
  }

  set amount(amount: UnitInterval) {
    this.#amount.value = amount;
  }

  dispose(): void {
    this.#seen.dispose();
    this.#dreamt.dispose();
  }

  /** The colour to add. Where nothing is dreamt, nothing is sampled. */
  build(): THREE.Node<'vec3'> {
    const sample = (picture: Sampled): THREE.Node<'vec3'> => sampleSmooth(picture, uv(), this.#size, this.#smoothness);
    const {offset, range} = DETAIL_PICTURE_RANGE;
    const dreamt = sample(this.#dreamtNode);
    const added = select(
      this.#isPair.greaterThan(0),
      dreamt.sub(sample(this.#seenNode)),
      dreamt.sub(offset).mul(range),
    );
    return select(this.#amount.greaterThan(0), added.mul(this.#amount), vec3(0));
  }

  #setSmoothness(): void {
    this.#smoothness.value = smoothnessFor(this.#deviceWidth / this.#size.value.x);
  }
}
