/** What passes that read a camera frame bind in group 0 (shaders/gpu/sample-frame.wgsl). */
import {assert} from '../../protocol/assert.ts';
import type {PixelSize} from '../../protocol/units.ts';
import {frameSize, isInMemory, type FrameImage} from '../picture/frame-image.ts';
import type {IngestGeometry} from '../picture/geometry.ts';
import type {GroupResources} from './bindings.ts';
import {FRAME_GEOMETRY_BYTES, packFrameGeometry} from './frame-geometry-buffer.ts';
import {takesViewAsFrame} from './view-as-frame.ts';

/** The frame and how it is read. */
export const FRAME_BINDINGS = {frame: 'frame', frameSampler: 'sampler', geometry: 'uniform'} as const;

/** Owns one pass's sampler, the buffer of its geometry, and the texture that bitmaps come in. */
export class FrameInput {
  readonly #device: GPUDevice;
  readonly #pass: string;
  /** Whether bitmaps come in a texture; else each is made a frame of. */
  readonly #takesViews: boolean;
  readonly #sampler: GPUSampler;
  readonly #geometry: GPUBuffer;
  #bitmap: GPUTexture | null = null;

  private constructor(device: GPUDevice, pass: string, takesViews: boolean) {
    this.#device = device;
    this.#pass = pass;
    this.#takesViews = takesViews;
    this.#sampler = device.createSampler({label: `${pass}.frameSampler`, magFilter: 'linear', minFilter: 'linear'});
    this.#geometry = device.createBuffer({
      label: `${pass}.geometry`,
      size: FRAME_GEOMETRY_BYTES,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
  }

  /** @param pass the class that reads the frames: the first half of the labels. */
  static async create(device: GPUDevice, pass: string): Promise<FrameInput> {
    return new FrameInput(device, pass, await takesViewAsFrame(device));
  }

  /**
   * Group 0 for one frame. An imported frame lives until the task ends: submit before awaiting
   * anything. Geometry and bitmap are written at once: at most one frame for each submit.
   */
  resources(frame: FrameImage, geometry: IngestGeometry): GroupResources<typeof FRAME_BINDINGS> {
    assert(!isInMemory(frame), () => 'frames are read into memory only where there is no GPU');
    const size = frameSize(frame);
    this.#device.queue.writeBuffer(this.#geometry, 0, packFrameGeometry(geometry, size));
    return {
      frame: 'displayWidth' in frame ? frame : this.#takesViews ? this.#upload(frame, size) : frameOf(frame),
      frameSampler: this.#sampler,
      geometry: {buffer: this.#geometry},
    };
  }

  dispose(): void {
    this.#geometry.destroy();
    this.#bitmap?.destroy();
  }

  #upload(bitmap: ImageBitmap, {width, height}: PixelSize): GPUTexture {
    if (this.#bitmap?.width !== width || this.#bitmap.height !== height) {
      this.#bitmap?.destroy();
      this.#bitmap = this.#device.createTexture({
        label: `${this.#pass}.bitmap`,
        size: [width, height],
        format: 'rgba8unorm',
        // The copy draws, so the texture has to be one that can be drawn to.
        usage: GPUTextureUsage.COPY_DST | GPUTextureUsage.RENDER_ATTACHMENT | GPUTextureUsage.TEXTURE_BINDING,
      });
    }
    this.#device.queue.copyExternalImageToTexture({source: bitmap}, {texture: this.#bitmap}, [width, height]);
    return this.#bitmap;
  }
}

/** Imported, a frame is needed until the task ends, and no longer. */
function frameOf(bitmap: ImageBitmap): VideoFrame {
  const frame = new VideoFrame(bitmap, {timestamp: 0});
  setTimeout(() => {
    frame.close();
  });
  return frame;
}
