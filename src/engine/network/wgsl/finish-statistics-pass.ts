/**
 * Merges the statistics of a convolution's tiles into one multiplier and one addend for each
 * channel.
 */
import shader from '../../../../shaders/network/finish-statistics-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import {createComputePipeline} from '../../gpu/compute-pipeline.ts';
import {createGroup, createLayout, type Dispatch} from '../../gpu/dispatch.ts';

/** Bytes of the WGSL struct `Norm`. */
export const NORM_BYTES = 48;

/** Groups of four numbers that a norm's results take for each plane: multipliers and addends. */
export const RESULTS_PER_QUAD = 2;

const INVOCATIONS = 64;

/** The numbers of one norm. */
export interface NormNumbers {
  readonly size: PixelSize;
  readonly tile: PixelSize;
  readonly tiles: PixelSize;
  readonly quads: number;
  readonly styles: number;
  /** Index of its results in the coefficients, in groups of four numbers. */
  readonly at: number;
  readonly epsilon: number;
}

/** What one norm binds. */
export interface FinishStatisticsResources {
  readonly norm: GPUBufferBinding;
  readonly quads: number;
  readonly partials: GPUBuffer;
  readonly rows: GPUBuffer;
  readonly mixture: GPUBuffer;
  readonly coefficients: GPUBuffer;
}

/** Reads the tiles' statistics and the style rows; writes coefficients. */
export class FinishStatisticsPass {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;
  readonly #layout: GPUBindGroupLayout;

  private constructor(device: GPUDevice, pipeline: GPUComputePipeline, layout: GPUBindGroupLayout) {
    this.#device = device;
    this.#pipeline = pipeline;
    this.#layout = layout;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<FinishStatisticsPass> {
    const layout = createLayout(device, 'FinishStatisticsPass.layout', ['uniform', 'read', 'read', 'read', 'write']);
    const pipeline = await createComputePipeline(device, {
      label: 'FinishStatisticsPass.pipeline',
      parts: [{file: 'network/finish-statistics-pass.wgsl', code: shader}],
      constants: {invocations: INVOCATIONS},
      layout: device.createPipelineLayout({
        label: 'FinishStatisticsPass.pipelineLayout',
        bindGroupLayouts: [layout],
      }),
    });
    return new FinishStatisticsPass(device, pipeline, layout);
  }

  /** One norm's dispatch: a workgroup for each plane. */
  dispatch({norm, quads, partials, rows, mixture, coefficients}: FinishStatisticsResources): Dispatch {
    const buffers = [partials, rows, mixture, coefficients].map((buffer) => ({buffer}));
    return {
      pipeline: this.#pipeline,
      bindGroups: [createGroup(this.#device, 'FinishStatisticsPass.bindGroup', this.#layout, [norm, ...buffers])],
      workgroups: [quads, 1, 1],
    };
  }
}

/** The bytes of the `Norm` struct. */
export function packNorm({size, tile, tiles, quads, styles, at, epsilon}: NormNumbers): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(NORM_BYTES / 4);
  words.set([size, tile, tiles].flatMap(({width, height}) => [width, height]));
  words.set([quads, styles, at], 6);
  new Float32Array(words.buffer)[9] = epsilon;
  return words;
}
