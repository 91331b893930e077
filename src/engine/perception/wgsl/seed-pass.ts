/** Where the way back begins: an objective's gradient at its own layer, and its value. */
import shader from '../../../../shaders/perception/seed-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {overPixels} from '../../gpu/workgroups.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import {LEAK} from '../../network/perception.ts';
import {elementParts, type Arithmetic} from '../../network/wgsl/shader-parts.ts';
import {GRADIENT_SINK, RULE_BINDINGS, SINK_BINDINGS, sinkConstants} from './gradient-sink.ts';
import type {GradientSink} from '../plan/plan-backward.ts';

/** Positions that one workgroup looks at. */
const POSITIONS_EACH = 64;

const GROUPS = [
  {
    /** The `Seed` struct. */
    seed: 'uniform',
    /** The layer's output. */
    values: 'read',
  },
  {
    /** [guides][quads] of four float32; given numbers are [quads][positions] of four. */
    guides: 'read',
    /** Each workgroup's share of the value. */
    partials: 'write',
  },
  SINK_BINDINGS,
  RULE_BINDINGS,
] as const;

/**
 * What an objective is at its layer: half the squared norm, one channel's mean, also behind a
 * leaky ReLU, likeness to a guide, the logarithm of a class's odds, or the products with given
 * numbers.
 */
export type SeedKind = 'l2' | 'unit' | 'leaky-unit' | 'guide' | 'log-odds' | 'given';

const KINDS: Readonly<Record<SeedKind, number>> = {
  l2: 0,
  unit: 1,
  guide: 2,
  'log-odds': 3,
  given: 4,
  'leaky-unit': 5,
};

/** What the pass is compiled from. */
export interface SeedSpec {
  readonly arithmetic: Arithmetic;
  readonly kind: SeedKind;
  readonly sink: GradientSink;
}

/** The numbers of one objective. */
export interface SeedNumbers {
  /** Form of the layer. */
  readonly size: PixelSize;
  readonly channels: number;
  /** The chosen one, for 'unit', 'leaky-unit' and 'log-odds'. */
  readonly channel: number;
  /** Vectors of the guide. */
  readonly guides: number;
  /** Partial sums of other layers that come before this one's. */
  readonly firstPartial: number;
}

/** Partial sums that a dispatch over a layer of that size leaves: one for each workgroup. */
export function seedPartials(size: PixelSize): number {
  return overPixels(size, POSITIONS_EACH)[0];
}

/** The bytes of the `Seed` struct, as words. */
export function packSeed(numbers: SeedNumbers): Uint32Array<ArrayBuffer> {
  const {size, channels, channel, guides, firstPartial} = numbers;
  return new Uint32Array([size.width, size.height, quadsOf(channels), channel, guides, channels, firstPartial, 0]);
}

/** Reads a layer; stores the gradient there and its product with the layer. */
export class SeedPass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, {arithmetic, kind, sink}: SeedSpec): Promise<SeedPass> {
    const program = await ComputeProgram.create(device, {
      pass: 'SeedPass',
      parts: [...elementParts(arithmetic), GRADIENT_SINK, {file: 'perception/seed-pass.wgsl', code: shader}],
      groups: GROUPS,
      constants: {...sinkConstants(sink), kind: KINDS[kind], leak: LEAK, workgroupLength: POSITIONS_EACH},
    });
    return new SeedPass(program);
  }

  /** An invocation for each position of the layer. */
  dispatch(resources: PassResources<typeof GROUPS>, size: PixelSize): Dispatch {
    const workgroups = overPixels(size, POSITIONS_EACH);
    return this.#program.dispatch([resources, resources, resources, resources], workgroups);
  }
}
