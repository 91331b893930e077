/** The gradient of a softmax to its scores. */
import shader from '../../../../shaders/perception/softmax-gradient-pass.wgsl?raw';
import {createGroup, createLayout} from '../../gpu/dispatch.ts';
import {quadsOf} from '../../network/wgsl/plan.ts';
import {elementParts, type Arithmetic} from '../../network/wgsl/shader-parts.ts';
import {GradientProgram, type RuledDispatch} from './gradient-program.ts';
import {GRADIENT_SINK, type SinkResources} from './gradient-sink.ts';
import type {GradientSink} from './plan-backward.ts';

const WORKGROUP_LENGTH = 32;

/** What the pass is compiled from. */
export interface SoftmaxGradientSpec {
  readonly arithmetic: Arithmetic;
  readonly channels: number;
  readonly sink: GradientSink;
}

/** What one layer binds. */
export interface SoftmaxGradientResources {
  readonly probabilities: GPUBuffer;
  /** The gradient at the probabilities. */
  readonly incoming: GPUBuffer;
  readonly sink: SinkResources;
}

/** Reads the gradient at the probabilities; stores the one at the scores. */
export class SoftmaxGradientPass {
  readonly #device: GPUDevice;
  readonly #program: GradientProgram;
  readonly #layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout];
  readonly #quads: number;

  private constructor(
    device: GPUDevice,
    program: GradientProgram,
    layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout],
    quads: number,
  ) {
    this.#device = device;
    this.#program = program;
    this.#layouts = layouts;
    this.#quads = quads;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: SoftmaxGradientSpec): Promise<SoftmaxGradientPass> {
    const layouts = [
      createLayout(device, 'SoftmaxGradientPass.probabilitiesLayout', ['read']),
      createLayout(device, 'SoftmaxGradientPass.incomingLayout', ['read']),
    ] as const;
    const quads = quadsOf(spec.channels);
    const program = await GradientProgram.create(device, {
      pass: 'SoftmaxGradientPass',
      parts: [
        ...elementParts(spec.arithmetic),
        GRADIENT_SINK,
        {file: 'perception/softmax-gradient-pass.wgsl', code: shader},
      ],
      constants: {quads, workgroupLength: WORKGROUP_LENGTH},
      layouts,
      sink: spec.sink,
    });
    return new SoftmaxGradientPass(device, program, layouts, quads);
  }

  /** One layer's dispatch: an invocation for each four scores. */
  dispatch({probabilities, incoming, sink}: SoftmaxGradientResources): RuledDispatch {
    const group = (field: string, layout: GPUBindGroupLayout, buffer: GPUBuffer): GPUBindGroup =>
      createGroup(this.#device, `SoftmaxGradientPass.${field}`, layout, [{buffer}]);
    return this.#program.dispatch(
      [group('probabilities', this.#layouts[0], probabilities), group('incoming', this.#layouts[1], incoming)],
      sink,
      [Math.ceil(this.#quads / WORKGROUP_LENGTH), 1, 1],
    );
  }
}
