/**
 * Pictures and tensors between interleaved channels, as the page has them, and planes of four
 * channels, as the shaders have them.
 */
import type {PixelSize} from '../../../protocol/units.ts';
import {quadsOf} from '../../network/plan/plan.ts';

/** A tensor's form. */
export interface TensorForm extends PixelSize {
  readonly channels: number;
}

/** [height, width, channels] to [ceil(channels / 4)][height][width][4], missing channels 0. */
export function toPlanes(values: Float32Array, form: TensorForm): Float32Array<ArrayBuffer> {
  const planes = new Float32Array(quadsOf(form.channels) * form.width * form.height * 4);
  eachValue(form, (interleaved, planar) => {
    planes[planar] = values[interleaved] ?? 0;
  });
  return planes;
}

/** [ceil(channels / 4)][height][width][4] to [height, width, channels]. */
export function fromPlanes(planes: Float32Array, form: TensorForm): Float32Array<ArrayBuffer> {
  const values = new Float32Array(form.width * form.height * form.channels);
  eachValue(form, (interleaved, planar) => {
    values[interleaved] = planes[planar] ?? 0;
  });
  return values;
}

function eachValue({width, height, channels}: TensorForm, visit: (interleaved: number, planar: number) => void): void {
  const pixels = width * height;
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      visit(pixel * channels + channel, ((channel >> 2) * pixels + pixel) * 4 + (channel & 3));
    }
  }
}
