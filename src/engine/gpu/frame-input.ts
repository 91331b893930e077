/** What passes that read a camera frame bind in group 0 (shaders/gpu/sample-frame.wgsl). */
import type {PixelSize} from '../../protocol/units.ts';
import type {IngestGeometry} from '../picture/geometry.ts';
import type {GroupResources} from './bindings.ts';
import {FRAME_GEOMETRY_BYTES, packFrameGeometry} from './frame-geometry-buffer.ts';

/** The frame and how it is read. */
export const FRAME_BINDINGS = {frame: 'frame', frameSampler: 'sampler', geometry: 'uniform'} as const;

/** Owns one pass's sampler and the buffer of its geometry. */
export class FrameInput {
  readonly #device: GPUDevice;
  readonly #sampler: GPUSampler;
  readonly #geometry: GPUBuffer;

  /** @param pass the class that reads the frames: the first half of the labels. */
  constructor(device: GPUDevice, pass: string) {
    this.#device = device;
    this.#sampler = device.createSampler({label: `${pass}.frameSampler`, magFilter: 'linear', minFilter: 'linear'});
    this.#geometry = device.createBuffer({
      label: `${pass}.geometry`,
      size: FRAME_GEOMETRY_BYTES,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
  }

  /**
   * Group 0 for one frame. An imported frame lives until the task ends: submit before awaiting
   * anything. The geometry is written at once: at most one frame for each submit.
   */
  resources(frame: VideoFrame, geometry: IngestGeometry): GroupResources<typeof FRAME_BINDINGS> {
    const source: PixelSize = {width: frame.displayWidth, height: frame.displayHeight};
    this.#device.queue.writeBuffer(this.#geometry, 0, packFrameGeometry(geometry, source));
    return {frame, frameSampler: this.#sampler, geometry: {buffer: this.#geometry}};
  }

  dispose(): void {
    this.#geometry.destroy();
  }
}
