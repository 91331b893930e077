/**
 * The dreamer on WebGPU with its eyes: frames are read into textures on the device that everything
 * shares.
 */
import {IngestToPicturePass} from '../../ingest/ingest-to-picture-pass.ts';
import {PictureTextures} from '../../gpu/picture-textures.ts';
import {recordAlone} from '../../gpu/dispatch.ts';
import type {DreamerParts} from '../open-dreamer.ts';
import {FitPicturePass} from './fit-picture-pass.ts';
import {GpuDreamer, type GpuDreamerParts} from './gpu-dreamer.ts';

/**
 * What is dreamt over: a frame, or a painting brought to the dream's size. There is one of them at
 * a time.
 */
const SLOT = 0;

/** @throws EngineError 'shader-invalid'. */
export async function openGpuDreamer(parts: GpuDreamerParts): Promise<DreamerParts> {
  const {device} = parts;
  const [ingest, fit, dreamer] = await Promise.all([
    IngestToPicturePass.create(device),
    FitPicturePass.create(device),
    GpuDreamer.create(parts),
  ]);
  const textures = new PictureTextures(device);
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
      if (painting.size.width === size.width && painting.size.height === size.height) return painting;
      const texture = textures.take(SLOT, size);
      const encoder = device.createCommandEncoder({label: 'openGpuDreamer.seePainting'});
      recordAlone(encoder, fit.dispatch({source: painting.texture, fitted: texture}));
      device.queue.submit([encoder.finish()]);
      return {kind: 'gpu-texture', texture, size};
    },
    isParallel: false,
    close: () => {
      dreamer.dispose();
      ingest.dispose();
      textures.dispose();
    },
  };
}
