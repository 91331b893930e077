/** A network's pattern as tensors, one for each size in use. */
import * as tf from '@tensorflow/tfjs-core';
import {assert} from '../../../protocol/assert.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PatternPlanes} from '../pattern-planes.ts';
import type {StyleWeights} from '../style-network.ts';

/** Sizes in use at once are the main picture's, the tiles', a still's, and those just left. */
const MOST_TENSORS = 6;

/** The picture that a pattern is added to. */
export interface PatternedPicture {
  /** Without its padding. */
  readonly picture: PixelSize;
  readonly isMirrored: boolean;
  readonly mix: StyleWeights;
}

/** Keeps the newest tensors; the caller says which picture is next. */
export class TfjsPattern {
  readonly #planes: PatternPlanes;
  /** By the plane they are made of, oldest use first. */
  readonly #tensors = new Map<Float32Array, tf.Tensor4D>();
  #laid: PatternedPicture | null = null;

  constructor(planes: PatternPlanes) {
    this.#planes = planes;
  }

  /** Says which picture the pattern is added to from now on. */
  lay(picture: PatternedPicture): void {
    this.#laid = picture;
  }

  /** @param x the picture with its padding, [1, h, w, 3]. */
  addTo(x: tf.Tensor4D): tf.Tensor4D {
    assert(this.#laid !== null, () => 'a pattern was added before it was laid');
    const {picture, isMirrored, mix} = this.#laid;
    const [, height, width] = x.shape;
    const pattern = this.#tensor(this.#planes.plane({picture, padded: {width, height}, isMirrored}), width);
    return tf.add(x, tf.mul(pattern, this.#planes.amplitude(mix)));
  }

  dispose(): void {
    for (const tensor of this.#tensors.values()) tensor.dispose();
    this.#tensors.clear();
  }

  #tensor(plane: Float32Array, width: number): tf.Tensor4D {
    const tensor =
      this.#tensors.get(plane) ?? tf.keep(tf.tensor4d(plane, [1, plane.length / width, width, 1], 'float32'));
    this.#tensors.delete(plane);
    this.#tensors.set(plane, tensor);
    const [oldest] = this.#tensors.entries();
    if (this.#tensors.size > MOST_TENSORS && oldest !== undefined) {
      oldest[1].dispose();
      this.#tensors.delete(oldest[0]);
    }
    return tensor;
  }
}
