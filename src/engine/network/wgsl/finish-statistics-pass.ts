/**
 * Merges the statistics of a convolution's tiles into one multiplier and one addend for each
 * channel.
 */
import shader from '../../../../shaders/network/finish-statistics-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';

/** Bytes of the WGSL struct `Norm`. */
const NORM_BYTES = 48;

/** Groups of four numbers that a norm's results take for each plane: multipliers and addends. */
export const RESULTS_PER_QUAD = 2;

const INVOCATIONS = 64;

const GROUPS = [
  {
    /** The `Norm` struct. */
    norm: 'uniform',
    partials: 'read',
    rows: 'read',
    mixture: 'read',
    coefficients: 'write',
  },
] as const;

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

/** Reads the tiles' statistics and the style rows; writes coefficients. */
export class FinishStatisticsPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<FinishStatisticsPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'FinishStatisticsPass',
      parts: [{file: 'network/finish-statistics-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {invocations: INVOCATIONS},
    });
    return new FinishStatisticsPass(program);
  }

  /** A workgroup for each plane of the norm's tensor. */
  dispatch(resources: PassResources<typeof GROUPS>, quads: number): Dispatch {
    return this.#program.dispatch([resources], [quads, 1, 1]);
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
