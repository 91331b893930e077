/**
 * How the picture moves, measured and kept on the GPU: small grey pictures, the cells' motions, and
 * the field that the detail is moved along.
 */
import {assert} from '../../../protocol/assert.ts';
import type {PixelSize, UnitInterval} from '../../../protocol/units.ts';
import {recordDispatch, type Dispatch} from '../../gpu/dispatch.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import {CELL} from '../small-luma.ts';
import type {DreamGpu} from './dream-passes.ts';
import {packStruct} from '../../gpu/pack-struct.ts';
import {MOST_CELLS} from './smooth-motion-pass.ts';

/** Bytes of four float32. */
const GROUP_BYTES = 16;

/** A motion field on the GPU: for each cell the motion in shares of width and height, and trust. */
export interface GpuMotionField {
  readonly columns: number;
  readonly rows: number;
  readonly buffer: GPUBuffer;
}

/** Follows pictures whose small luma has one size. */
export class MotionRun {
  readonly small: PixelSize;
  readonly field: GpuMotionField;
  /** The `Report` struct of the newest frame. */
  readonly report: GPUBuffer;
  readonly #gpu: DreamGpu;
  readonly #memory: GpuMemory;
  readonly #numbers: GPUBufferBinding;
  readonly #now: GPUBuffer;
  readonly #before: GPUBuffer;
  readonly #measure: readonly Dispatch[];
  readonly #trustAtFirst: UnitInterval;
  #camera: GPUTexture | null = null;
  #see: Dispatch | null = null;
  #isComparable = false;

  /**
   * @param trustAtFirst what of a dream stays where it was in the first frame: nothing of one that
   *   was dreamt over another form of picture.
   */
  constructor(gpu: DreamGpu, small: PixelSize, trustAtFirst: UnitInterval) {
    const {device, passes} = gpu;
    const [columns, rows] = [small.width / CELL, small.height / CELL];
    assert(columns * rows <= MOST_CELLS, () => `${columns} x ${rows} cells are too many for one workgroup`);
    this.#gpu = gpu;
    this.small = small;
    this.#trustAtFirst = trustAtFirst;
    const memory = new GpuMemory(device, 'MotionRun');
    const lumaBytes = small.width * small.height * 4;
    this.#memory = memory;
    this.#numbers = memory.uniform('numbers', this.#pack({width: 0, height: 0}, 0));
    this.#now = memory.storage('now', lumaBytes);
    this.#before = memory.storage('before', lumaBytes);
    const cells = memory.storage('cells', columns * rows * GROUP_BYTES);
    this.field = {columns, rows, buffer: memory.storage('field', columns * rows * GROUP_BYTES)};
    this.report = memory.storage('report', GROUP_BYTES);
    const motion = this.#numbers;
    const {report} = this;
    this.#measure = [
      passes.centreLuma.dispatch({motion, luma: this.#now, report}),
      passes.matchCells.dispatch({motion, before: this.#before, now: this.#now, cells}, columns * rows),
      passes.smoothMotion.dispatch({motion, cells, field: this.field.buffer, report}),
    ];
  }

  /**
   * Records the search for motion since the picture before.
   * @param zoom as `zoomShare` makes it, or 0.
   */
  encode(pass: GPUComputePassEncoder, camera: GPUTexture, zoom: number): void {
    this.#gpu.device.queue.writeBuffer(this.#numbers.buffer, 0, this.#pack(camera, zoom));
    recordDispatch(pass, this.#seeing(camera));
    for (const dispatch of this.#measure) recordDispatch(pass, dispatch);
  }

  /** Records, behind `encode`, that the next picture is compared with this one. */
  remember(encoder: GPUCommandEncoder): void {
    encoder.copyBufferToBuffer(this.#now, 0, this.#before, 0, this.#now.size);
    this.#isComparable = true;
  }

  dispose(): void {
    this.#memory.dispose();
  }

  /** Pictures of several sizes have small lumas of one size. */
  #seeing(camera: GPUTexture): Dispatch {
    if (this.#see === null || this.#camera !== camera) {
      const resources = {motion: this.#numbers, camera, luma: this.#now};
      this.#see = this.#gpu.passes.smallLuma.dispatch(resources, this.small);
      this.#camera = camera;
    }
    return this.#see;
  }

  #pack({width, height}: PixelSize, zoom: number): Uint32Array<ArrayBuffer> {
    const {small} = this;
    const grid = [small.width / CELL, small.height / CELL];
    const wholes = [width, height, small.width, small.height, ...grid, Number(this.#isComparable)];
    return packStruct(wholes, [this.#trustAtFirst, zoom]);
  }
}
