/** What the passes that store a gradient share: groups 2 and 3, pipeline and dispatch. */
import {createComputePipeline, type ShaderPart} from '../../gpu/compute-pipeline.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {createSinkGroup, createSinkLayout, sinkConstants, type SinkResources} from './gradient-sink.ts';
import type {GradientSink} from './plan-backward.ts';
import {createRuleLayout} from './relu-rules.ts';

/** A pass before it is compiled. */
export interface GradientProgramText {
  /** The class it belongs to: the first half of the labels. */
  readonly pass: string;
  /** The shader texts, with the sink's among them. */
  readonly parts: readonly ShaderPart[];
  readonly constants: Readonly<Record<string, number>>;
  /** Layouts of what is read (group 0) and of what is the pass's own (group 1). */
  readonly layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout];
  readonly sink: GradientSink;
}

/** A dispatch that still lacks group 3, the rule. */
export interface RuledDispatch extends Omit<Dispatch, 'bindGroups'> {
  /** Groups 0 to 2. */
  readonly groups: readonly GPUBindGroup[];
}

/** The dispatch under a rule. */
export function underRule({pipeline, groups, workgroups}: RuledDispatch, rule: GPUBindGroup): Dispatch {
  return {pipeline, bindGroups: [...groups, rule], workgroups};
}

/** A compiled pass of this kind. */
export class GradientProgram {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;
  readonly #sinkLayout: GPUBindGroupLayout;

  private constructor(device: GPUDevice, pipeline: GPUComputePipeline, sinkLayout: GPUBindGroupLayout) {
    this.#device = device;
    this.#pipeline = pipeline;
    this.#sinkLayout = sinkLayout;
  }

  /** Compiles a pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, text: GradientProgramText): Promise<GradientProgram> {
    const sinkLayout = createSinkLayout(device);
    const bindGroupLayouts = [...text.layouts, sinkLayout, createRuleLayout(device)];
    const pipeline = await createComputePipeline(device, {
      label: `${text.pass}.pipeline`,
      parts: text.parts,
      constants: {...text.constants, ...sinkConstants(text.sink)},
      layout: device.createPipelineLayout({label: `${text.pass}.pipelineLayout`, bindGroupLayouts}),
    });
    return new GradientProgram(device, pipeline, sinkLayout);
  }

  /** @param groups groups 0 and 1. */
  dispatch(
    groups: readonly [GPUBindGroup, GPUBindGroup],
    sink: SinkResources,
    workgroups: Dispatch['workgroups'],
  ): RuledDispatch {
    const sinkGroup = createSinkGroup(this.#device, this.#sinkLayout, sink);
    return {pipeline: this.#pipeline, groups: [...groups, sinkGroup], workgroups};
  }
}
