/** Where the way back begins: an objective's gradient at its own layer, and its value. */
import shader from '../../../../shaders/perception/seed-pass.wgsl?raw';
import type {PixelSize} from '../../../protocol/units.ts';
import {createGroup, createLayout} from '../../gpu/dispatch.ts';
import {quadsOf} from '../../network/wgsl/plan.ts';
import {elementParts, type Arithmetic} from '../../network/wgsl/shader-parts.ts';
import {GradientProgram, type RuledDispatch} from './gradient-program.ts';
import {GRADIENT_SINK, type SinkResources} from './gradient-sink.ts';
import type {GradientSink} from './plan-backward.ts';

/** Positions that one workgroup looks at. */
const WORKGROUP_LENGTH = 64;

/**
 * What an objective is at its layer: half the squared norm, one channel's mean, likeness to a
 * guide, or the logarithm of a share.
 */
export type SeedKind = 'l2' | 'unit' | 'guide' | 'log-share';

const KINDS: Readonly<Record<SeedKind, number>> = {l2: 0, unit: 1, guide: 2, 'log-share': 3};

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
  /** The chosen one, for 'unit' and 'log-share'. */
  readonly channel: number;
  /** Vectors of the guide. */
  readonly guides: number;
}

/** What one objective binds. */
export interface SeedResources {
  readonly seed: GPUBufferBinding;
  readonly layer: GPUBuffer;
  /** [guides][quads] of four float32. */
  readonly guides: GPUBuffer;
  /** Each workgroup's share of the value. */
  readonly partials: GPUBuffer;
  readonly sink: SinkResources;
}

/** Workgroups, each of which writes one partial sum. */
export function seedWorkgroups({width, height}: PixelSize): number {
  return Math.ceil((width * height) / WORKGROUP_LENGTH);
}

/** The bytes of the `Seed` struct, as words. */
export function packSeed({size, channels, channel, guides}: SeedNumbers): Uint32Array<ArrayBuffer> {
  return new Uint32Array([size.width, size.height, quadsOf(channels), channel, guides, channels]);
}

/** Reads a layer; stores the gradient there and its product with the layer. */
export class SeedPass {
  readonly #device: GPUDevice;
  readonly #program: GradientProgram;
  readonly #layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout];

  private constructor(
    device: GPUDevice,
    program: GradientProgram,
    layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout],
  ) {
    this.#device = device;
    this.#program = program;
    this.#layouts = layouts;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, {arithmetic, kind, sink}: SeedSpec): Promise<SeedPass> {
    const layouts = [
      createLayout(device, 'SeedPass.layerLayout', ['uniform', 'read']),
      createLayout(device, 'SeedPass.layout', ['read', 'write']),
    ] as const;
    const program = await GradientProgram.create(device, {
      pass: 'SeedPass',
      parts: [...elementParts(arithmetic), GRADIENT_SINK, {file: 'perception/seed-pass.wgsl', code: shader}],
      constants: {kind: KINDS[kind], workgroupLength: WORKGROUP_LENGTH},
      layouts,
      sink,
    });
    return new SeedPass(device, program, layouts);
  }

  /** One objective's dispatch: an invocation for each position of the layer. */
  dispatch({seed, layer, guides, partials, sink}: SeedResources, size: PixelSize): RuledDispatch {
    const own = [{buffer: guides}, {buffer: partials}];
    return this.#program.dispatch(
      [
        createGroup(this.#device, 'SeedPass.layer', this.#layouts[0], [seed, {buffer: layer}]),
        createGroup(this.#device, 'SeedPass.bindGroup', this.#layouts[1], own),
      ],
      sink,
      [seedWorkgroups(size), 1, 1],
    );
  }
}
