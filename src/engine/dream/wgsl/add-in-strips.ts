/**
 * Adds a detail of any size to a large picture in memory, strip by strip: neither the GPU's memory
 * nor its limits bound the picture.
 */
import type {UnitInterval} from '../../../protocol/units.ts';
import type {Pixels} from '../../picture/picture.ts';
import {recordAlone} from '../../gpu/dispatch.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import {readBuffer} from '../../gpu/read-back.ts';
import type {DetailRun} from './detail-run.ts';
import type {DreamPasses} from './dream-passes.ts';
import {packStruct} from '../../gpu/pack-struct.ts';

/** Pixels of a strip: most cameras' pictures are one. */
const STRIP_PIXELS = 2048 * 1080;

/** Bytes of one RGBA8 pixel. */
const PIXEL_BYTES = 4;

/** What it runs on. */
export interface StripGpu {
  readonly device: GPUDevice;
  readonly passes: Pick<DreamPasses, 'addStrip'>;
}

/**
 * What is added up. `stripPixels` is for tests: strips of pictures that a software adapter can
 * bear.
 */
export interface LargeSum {
  readonly camera: Pixels;
  readonly detail: Pick<DetailRun, 'detail' | 'size'>;
  readonly strength: UnitInterval;
  readonly stripPixels?: number;
}

/** The sum, opaque, as large as the camera's picture. @throws EngineError 'gpu-lost'. */
export async function addInStrips(
  {device, passes}: StripGpu,
  {camera, detail, strength, stripPixels = STRIP_PIXELS}: LargeSum,
): Promise<Pixels> {
  const {width, height, data} = camera;
  const rowsEach = Math.max(1, Math.min(height, Math.floor(stripPixels / width)));
  const memory = new GpuMemory(device, 'addInStrips');
  const numbers = memory.uniform('numbers', packStruct([0, 0, 0, 0, 0, 0], [0]));
  const pixels = memory.storage('pixels', rowsEach * width * PIXEL_BYTES);
  const dispatch = passes.addStrip.dispatch({strip: numbers, detail: detail.detail, pixels}, rowsEach * width);
  const sum: Pixels = {width, height, data: new Uint8ClampedArray(data.length)};
  try {
    for (let top = 0; top < height; top += rowsEach) {
      const rows = Math.min(rowsEach, height - top);
      const strip = data.subarray(top * width * PIXEL_BYTES, (top + rows) * width * PIXEL_BYTES);
      const wholes = [width, height, detail.size.width, detail.size.height, top, rows];
      device.queue.writeBuffer(numbers.buffer, 0, packStruct(wholes, [strength]));
      device.queue.writeBuffer(pixels, 0, strip);
      const encoder = device.createCommandEncoder({label: 'addInStrips.encoder'});
      recordAlone(encoder, dispatch);
      device.queue.submit([encoder.finish()]);
      const added = new Uint8ClampedArray(await readBuffer(device, pixels));
      sum.data.set(added.subarray(0, strip.length), top * width * PIXEL_BYTES);
    }
    return sum;
  } finally {
    memory.dispose();
  }
}
