/** Painting a still with tfjs and reading it back: kept pictures, the self-test. */
import * as tf from '@tensorflow/tfjs-core';
import {EngineError} from '../../protocol/errors.ts';
import type {TfjsNetwork} from '../network/tfjs/tfjs-network.ts';
import type {StyleWeights} from '../network/style-network.ts';
import type {Pixels} from '../picture/picture.ts';

/**
 * Paints RGBA8 pixels.
 *
 * @param isMirrored they were mirrored when they were read.
 * @throws EngineError 'source-empty' for a picture without pixels.
 */
export async function paintStillWithTfjs(
  network: TfjsNetwork,
  pixels: Pixels,
  weights: StyleWeights,
  isMirrored = false,
): Promise<Pixels> {
  const input = toTensor(pixels);
  const output = network.forward(input, weights, {isMirrored});
  try {
    return toPixels(await output.data<'float32'>(), pixels);
  } finally {
    input.dispose();
    output.dispose();
  }
}

/** RGBA8 rows to [1, h, w, 3] float32 in 0..1. */
export function toTensor({data, width, height}: Pixels): tf.Tensor4D {
  if (!(width > 0 && height > 0))
    throw new EngineError('source-empty', `a picture of ${width}x${height} cannot be painted`);
  const rgb = new Float32Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      rgb[pixel * 3 + channel] = (data[pixel * 4 + channel] ?? 0) / 255;
    }
  }
  return tf.tensor4d(rgb, [1, height, width, 3]);
}

/** [h, w, 3] floats in 0..1 to opaque RGBA8 rows; Uint8ClampedArray rounds to nearest. */
export function toPixels(
  rgb: Float32Array,
  {width, height}: {readonly width: number; readonly height: number},
): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      data[pixel * 4 + channel] = (rgb[pixel * 3 + channel] ?? 0) * 255;
    }
    data[pixel * 4 + 3] = 255;
  }
  return {data, width, height};
}
