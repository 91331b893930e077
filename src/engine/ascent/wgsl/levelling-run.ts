/**
 * Levelling on the GPU at one size: splits a gradient into a Laplacian pyramid, brings each level
 * to its strength and merges them again.
 */
import {assert, present} from '../../../protocol/assert.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {recordDispatch, type Dispatch} from '../../gpu/dispatch.ts';
import {GpuMemory} from '../../gpu/gpu-memory.ts';
import {levelSizes, levelWeight, LINE_WEIGHTS, type LevelWeights} from '../level-gradient.ts';
import type {AscentGpu, AscentPasses} from './ascent-passes.ts';
import {partialsOf} from '../../gpu/workgroups.ts';
import {packStruct} from '../../gpu/pack-struct.ts';

/** Bytes of four float32. */
const GROUP_BYTES = 16;

/** One level, bound. */
interface BoundLevel {
  readonly size: PixelSize;
  /** What `numbers` holds before the weights. */
  readonly wholes: readonly number[];
  readonly numbers: GPUBufferBinding;
  readonly band: GPUBuffer;
}

/** Owns one pyramid. */
export class LevellingRun {
  /**
   * Where someone writes the gradient, [height][width] of RGB and a fourth number, float32;
   * afterwards the levelled one lies here.
   */
  readonly gradient: GPUBuffer;
  /** Sums of the gradient's squares, written with the gradient: `partialsOf` the size. */
  readonly squares: GPUBuffer;
  /** The sum of the levelled gradient's absolute values. */
  readonly magnitude: GPUBuffer;
  readonly #device: GPUDevice;
  readonly #memory: GpuMemory;
  readonly #levels: readonly BoundLevel[];
  readonly #dispatches: readonly Dispatch[];

  constructor({device, passes}: AscentGpu, size: PixelSize) {
    const memory = new GpuMemory(device, 'LevellingRun');
    const sizes = levelSizes(size);
    assert(sizes.length > 1, () => `a gradient of ${size.width}x${size.height} has one scale only`);
    const stride = partialsOf(size);
    this.#memory = memory;
    const levels = sizes.map((own, index): BoundLevel => {
      const coarse = sizes[index + 1] ?? {width: 0, height: 0};
      const isNextLast = Number(index + 2 === sizes.length);
      const geometry = [own.width, own.height, coarse.width, coarse.height];
      const wholes = [...geometry, index + 1, isNextLast, stride, size.width * size.height];
      return {
        size: own,
        wholes,
        numbers: memory.uniform(`level ${index}`, packLevel(wholes, LINE_WEIGHTS, index)),
        band: memory.storage(`band ${index}`, own.width * own.height * GROUP_BYTES),
      };
    });
    this.#device = device;
    this.#levels = levels;
    const rows = 1 + levels.length;
    const squares = memory.storage('squares', rows * stride * GROUP_BYTES);
    const squareTotals = memory.storage('squareTotals', rows * GROUP_BYTES);
    const magnitudes = memory.storage('magnitudes', stride * GROUP_BYTES);
    this.magnitude = memory.storage('magnitude', GROUP_BYTES);
    this.gradient = bandOf(levels, 0);
    this.squares = squares;
    this.#dispatches = [
      ...splitting(passes, levels, squares, memory.storage('unused', GROUP_BYTES)),
      passes.addUp.dispatch({partials: squares, totals: squareTotals}, rows),
      ...merging(passes, levels, squareTotals, magnitudes),
      passes.addUp.dispatch({partials: magnitudes, totals: this.magnitude}, 1),
    ];
  }

  /** From the next submit on each level is made as strong as this says. */
  weigh(weights: LevelWeights): void {
    for (const [index, {numbers, wholes}] of this.#levels.entries()) {
      this.#device.queue.writeBuffer(numbers.buffer, 0, packLevel(wholes, weights, index));
    }
  }

  /** Records the levelling, after the dispatch that writes `gradient` and `squares`. */
  encode(pass: GPUComputePassEncoder): void {
    for (const dispatch of this.#dispatches) recordDispatch(pass, dispatch);
  }

  dispose(): void {
    this.#memory.dispose();
  }
}

function packLevel(wholes: readonly number[], weights: LevelWeights, index: number): Uint32Array<ArrayBuffer> {
  return packStruct(wholes, [levelWeight(weights, index), levelWeight(weights, index + 1)]);
}

/** From the finest level to the coarsest. */
function splitting(
  passes: AscentPasses,
  levels: readonly BoundLevel[],
  partials: GPUBuffer,
  unused: GPUBuffer,
): readonly Dispatch[] {
  return levels.flatMap(({size, numbers, band}, index) => {
    const coarser = levels[index + 1];
    const resources = {level: numbers, coarse: coarser?.band ?? unused, band, partials};
    const split = passes.splitLevel.dispatch(resources, size);
    if (coarser === undefined) return [split];
    const reduced = {level: numbers, fine: band, coarse: coarser.band};
    return [passes.reduceLevel.dispatch(reduced, coarser.size), split];
  });
}

/** From the coarsest level but one to the finest. */
function merging(
  passes: AscentPasses,
  levels: readonly BoundLevel[],
  squares: GPUBuffer,
  partials: GPUBuffer,
): readonly Dispatch[] {
  return levels
    .slice(0, -1)
    .map(({size, numbers, band}, index) => {
      const coarse = bandOf(levels, index + 1);
      return passes.mergeLevel.dispatch({level: numbers, coarse, squares, band, partials}, size);
    })
    .toReversed();
}

function bandOf(levels: readonly BoundLevel[], index: number): GPUBuffer {
  const level = present(levels[index], () => `the pyramid has no level ${index}`);
  return level.band;
}
