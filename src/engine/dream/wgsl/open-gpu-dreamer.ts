/** The dreamer on WebGPU with its eyes: frames are read into textures on the device that everything shares. */
import {IngestToPicturePass} from '../../ingest/ingest-to-picture-pass.ts';
import {PictureTextures} from '../../style/picture-textures.ts';
import type {OpenDreamer} from '../open-dreamer.ts';
import {GpuDreamer, type GpuDreamerParts} from './gpu-dreamer.ts';

/** The only picture there is at a time. */
const SLOT = 0;

/** @throws EngineError 'shader-invalid'. */
export async function openGpuDreamer(parts: GpuDreamerParts): Promise<OpenDreamer> {
  const {device} = parts;
  const [ingest, dreamer] = await Promise.all([IngestToPicturePass.create(device), GpuDreamer.create(parts)]);
  const textures = new PictureTextures(device);
  return {
    dreamer,
    seeFrame: (frame, geometry) => {
      const texture = textures.take(SLOT, geometry.output);
      const encoder = device.createCommandEncoder({label: 'openGpuDreamer.seeFrame'});
      ingest.encode(encoder, frame, geometry, texture);
      device.queue.submit([encoder.finish()]);
      return {kind: 'gpu-texture', texture, size: geometry.output};
    },
    seePainting: (painting, {width, height}) =>
      painting.kind === 'gpu-texture' && painting.size.width === width && painting.size.height === height
        ? painting
        : null,
    isBeside: false,
    close: () => {
      dreamer.dispose();
      ingest.dispose();
      textures.dispose();
    },
  };
}
