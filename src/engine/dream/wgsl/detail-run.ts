/**
 * The detail on the GPU at one size: what the dream adds to the camera, moved, faded, held and
 * shown in every frame.
 */
import type {PixelSize, UnitInterval} from '../../../protocol/units.ts';
import {recordDispatch, type Dispatch} from '../../gpu/dispatch.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import {readBuffer} from '../../gpu/read-back.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {meanHold} from '../detail.ts';
import {mostGrip} from '../grip.ts';
import type {DreamGpu} from './dream-passes.ts';
import {partialsOf} from '../../gpu/workgroups.ts';
import type {GpuMotionField} from './motion-run.ts';
import {packStruct} from '../../gpu/pack-struct.ts';

/** Bytes of four float32: one pixel. */
const PIXEL_BYTES = 16;

/** What a run is made for. */
export interface DetailRunPlan {
  readonly size: PixelSize;
  /** What the detail is moved along and grows by. */
  readonly field: GpuMotionField;
  /** Where the picture with the dream in it goes: rgba8unorm, of that size. Not freed here. */
  readonly picture: GPUTexture;
}

/** What happens to the detail in one frame. */
export interface DetailFrame {
  /** The share that is left over. */
  readonly memory: UnitInterval;
  /** The share that is shown. */
  readonly strength: UnitInterval;
  /** Whether its mean is held, which changes it. */
  readonly isHeld: boolean;
  /** The share of what is not seen yet of the detail that the frame shows. */
  readonly shownShare: UnitInterval;
}

/** Owns picture and detail of one size. */
export class DetailRun {
  readonly size: PixelSize;
  /** What the detail is moved along and grows by. */
  readonly field: GpuMotionField;
  /** The picture without a dream: someone copies it here in front of each frame. */
  readonly camera: GPUTexture;
  /** [height][width] of RGB and a fourth number that does not count, float32. */
  readonly detail: GPUBuffer;
  /**
   * Light added in red, green and blue, over all pixels; largest change. Of the newest frame,
   * before the mean was held.
   */
  readonly totals: GPUBuffer;
  /** What is seen of the detail, in the same form. */
  readonly shown: GPUBuffer;
  readonly #gpu: DreamGpu;
  readonly #memory: GpuMemory;
  readonly #numbers: GPUBufferBinding;
  readonly #grid: readonly number[];
  readonly #frame: readonly Dispatch[];

  constructor(gpu: DreamGpu, {size, field, picture}: DetailRunPlan) {
    const {device, passes} = gpu;
    this.#gpu = gpu;
    this.size = size;
    this.field = field;
    this.#grid = [field.columns, field.rows];
    const memory = new GpuMemory(device, 'DetailRun');
    this.#memory = memory;
    const pixels = size.width * size.height;
    this.camera = device.createTexture({
      label: 'DetailRun.camera',
      size: [size.width, size.height],
      format: 'rgba8unorm',
      usage: GPUTextureUsage.TEXTURE_BINDING | GPUTextureUsage.COPY_DST | GPUTextureUsage.COPY_SRC,
    });
    this.detail = memory.storage('detail', pixels * PIXEL_BYTES);
    this.totals = memory.storage('totals', PIXEL_BYTES);
    this.shown = memory.storage('shown', pixels * PIXEL_BYTES);
    this.#numbers = memory.uniform('numbers', packStruct([0, 0, 0, 0], [0, 0, 0, 0, 0]));
    const moved = memory.storage('moved', pixels * PIXEL_BYTES);
    const partials = memory.storage('partials', partialsOf(size) * PIXEL_BYTES);
    const {camera, detail, totals, shown} = this;
    const frame = this.#numbers;
    this.#frame = [
      passes.moveDetail.dispatch({frame, camera, field: field.buffer, detail, moved, partials}, size),
      passes.addUp.dispatch({partials, totals}, 1),
      passes.holdDetail.dispatch({frame, camera, moved, totals, detail, shown, picture}, size),
    ];
  }

  /** Records one frame, after the dispatches that measure the motion. */
  encode(pass: GPUComputePassEncoder, {memory, strength, isHeld, shownShare}: DetailFrame): void {
    const {width, height} = this.size;
    const fractions = [memory, strength, isHeld ? meanHold(strength) : 0, mostGrip(strength), shownShare];
    const numbers = packStruct([width, height, ...this.#grid], fractions);
    this.#gpu.device.queue.writeBuffer(this.#numbers.buffer, 0, numbers);
    for (const dispatch of this.#frame) recordDispatch(pass, dispatch);
  }

  /** Records that the dream of another size goes on here; this detail is new. */
  encodeTakeOver(pass: GPUComputePassEncoder, other: DetailRun): void {
    const {width, height} = this.size;
    const numbers = packStruct([other.size.width, other.size.height, width, height, 0, 0, 1, 1, 0], [1]);
    const step = this.#memory.uniform('takeOver', numbers);
    // Not normalised: totals and field do not count.
    const resources = {step, totals: other.totals, field: this.field.buffer};
    for (const [growth, detail] of [
      [other.detail, this.detail],
      [other.shown, this.shown],
    ] as const) {
      recordDispatch(pass, this.#gpu.passes.growDetail.dispatch({...resources, growth, detail}, this.size));
    }
  }

  /**
   * The detail in memory, as it is after all work submitted so far.
   * @throws EngineError 'gpu-lost'.
   */
  async read(): Promise<RgbPicture> {
    const {width, height} = this.size;
    const quads = new Float32Array(await readBuffer(this.#gpu.device, this.detail));
    return {width, height, values: quads.filter((_, at) => at % 4 !== 3)};
  }

  /** Work submitted before keeps what it needs alive. */
  dispose(): void {
    this.camera.destroy();
    this.#memory.dispose();
  }
}
