/**
 * The dreamer on WebGPU with its eyes: frames are read into textures on the device that everything
 * shares.
 */
import {IngestToPicturePass} from '../../ingest/ingest-to-picture-pass.ts';
import {PictureTextures} from '../../gpu/picture-textures.ts';
import {recordAlone} from '../../gpu/dispatch.ts';
import {assert} from '../../../protocol/assert.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import {packStruct} from '../../gpu/pack-struct.ts';
import type {DreamerParts} from '../open-dreamer.ts';
import {coarseSize} from '../soften.ts';
import {FitPicturePass} from './fit-picture-pass.ts';
import {SoftenPass} from './soften-pass.ts';
import {GpuDreamer, type GpuDreamerParts} from './gpu-dreamer.ts';

/**
 * What is dreamt over: a frame, or a painting brought to the dream's size. There is one of them at
 * a time.
 */
const SLOT = 0;

/** The same without its lines: small, and at the dream's size. */
const COARSE_SLOT = 1;
const SOFT_SLOT = 2;

/** @throws EngineError 'shader-invalid'. */
export async function openGpuDreamer(parts: GpuDreamerParts): Promise<DreamerParts> {
  const {device} = parts;
  const [ingest, fit, softening, dreamer] = await Promise.all([
    IngestToPicturePass.create(device),
    FitPicturePass.create(device),
    SoftenPass.create(device),
    GpuDreamer.create(parts),
  ]);
  const textures = new PictureTextures(device);
  const memory = new GpuMemory(device, 'openGpuDreamer');
  const numbers = memory.uniform('share', packStruct([], [0]));
  return {
    dreamer,
    seeFrame: (frame, geometry) => {
      const texture = textures.take(SLOT, geometry.output);
      const encoder = device.createCommandEncoder({label: 'openGpuDreamer.seeFrame'});
      recordAlone(encoder, ingest.dispatch(frame, geometry, texture));
      device.queue.submit([encoder.finish()]);
      return {kind: 'gpu-texture', texture, size: geometry.output};
    },
    seePainting: (painting, size) => {
      if (painting.kind !== 'gpu-texture') return null;
      // Even at its own size: what a compositor keeps of a dream must not go with the painter's.
      const texture = textures.take(SLOT, size);
      const encoder = device.createCommandEncoder({label: 'openGpuDreamer.seePainting'});
      recordAlone(encoder, fit.dispatch({source: painting.texture, fitted: texture}));
      device.queue.submit([encoder.finish()]);
      return {kind: 'gpu-texture', texture, size};
    },
    soften: (picture, share) => {
      assert(picture.kind === 'gpu-texture', () => `this dreamer sees textures, not a ${picture.kind}`);
      const {texture: sharp, size} = picture;
      const [coarse, soft] = [textures.take(COARSE_SLOT, coarseSize(size)), textures.take(SOFT_SLOT, size)];
      device.queue.writeBuffer(numbers.buffer, 0, packStruct([], [share]));
      const encoder = device.createCommandEncoder({label: 'openGpuDreamer.soften'});
      recordAlone(encoder, fit.dispatch({source: sharp, fitted: coarse}));
      recordAlone(encoder, softening.dispatch({share: numbers, sharp, coarse, soft}));
      device.queue.submit([encoder.finish()]);
      return {kind: 'gpu-texture', texture: soft, size};
    },
    isParallel: false,
    close: () => {
      dreamer.dispose();
      ingest.dispose();
      textures.dispose();
      memory.dispose();
    },
  };
}
