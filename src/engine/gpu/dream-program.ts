/** What the dream's passes share: one bind group, one pipeline, an invocation for each element. */
import {createComputePipeline, type ShaderPart} from './compute-pipeline.ts';
import {createGroup, createLayout, type BindingKind, type Dispatch} from './dispatch.ts';

/** Elements that one workgroup works on, and so the length of a row of partial sums. */
export const WORKGROUP_LENGTH = 256;

/** What a pass is compiled from. */
export interface DreamProgramSpec {
  /** The class it belongs to: the first half of the labels. */
  readonly pass: string;
  /** Joined in order. */
  readonly parts: readonly ShaderPart[];
  readonly bindings: readonly BindingKind[];
  readonly constants?: Readonly<Record<string, number>>;
  /** Invocations in a workgroup, if not the usual number. */
  readonly workgroupLength?: number;
}

/** A compiled pass. */
export class DreamProgram {
  readonly #device: GPUDevice;
  readonly #pass: string;
  readonly #pipeline: GPUComputePipeline;
  readonly #layout: GPUBindGroupLayout;
  readonly #workgroupLength: number;

  private constructor(
    device: GPUDevice,
    {pass, workgroupLength = WORKGROUP_LENGTH}: DreamProgramSpec,
    pipeline: GPUComputePipeline,
    layout: GPUBindGroupLayout,
  ) {
    this.#device = device;
    this.#pass = pass;
    this.#pipeline = pipeline;
    this.#layout = layout;
    this.#workgroupLength = workgroupLength;
  }

  /** Compiles a pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice, spec: DreamProgramSpec): Promise<DreamProgram> {
    const {pass, parts, bindings, constants = {}, workgroupLength = WORKGROUP_LENGTH} = spec;
    const layout = createLayout(device, `${pass}.layout`, bindings);
    const pipeline = await createComputePipeline(device, {
      label: `${pass}.pipeline`,
      parts,
      constants: {...constants, workgroupLength},
      layout: device.createPipelineLayout({label: `${pass}.pipelineLayout`, bindGroupLayouts: [layout]}),
    });
    return new DreamProgram(device, spec, pipeline, layout);
  }

  /** A dispatch over so many elements. */
  overElements(resources: readonly GPUBindingResource[], count: number): Dispatch {
    return this.overGroups(resources, Math.ceil(count / this.#workgroupLength));
  }

  /** A dispatch of so many workgroups. */
  overGroups(resources: readonly GPUBindingResource[], groups: number): Dispatch {
    return {
      pipeline: this.#pipeline,
      bindGroups: [createGroup(this.#device, `${this.#pass}.bindGroup`, this.#layout, resources)],
      workgroups: [groups, 1, 1],
    };
  }
}

/** Partial sums that a dispatch over so many elements leaves, one for each workgroup. */
export function partialsOf({width, height}: {readonly width: number; readonly height: number}): number {
  return Math.ceil((width * height) / WORKGROUP_LENGTH);
}
