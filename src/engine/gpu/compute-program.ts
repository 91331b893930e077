/** The one way to be a GPU pass: a compiled compute shader whose resources are bound by name. */
import {assert} from '../../protocol/assert.ts';
import {
  createLayout,
  type BindingKind,
  type BindingResources,
  type GroupBindings,
  type ResourcesByGroup,
} from './bindings.ts';
import {createComputePipeline, type ShaderPart} from './compute-pipeline.ts';
import type {Dispatch} from './dispatch.ts';
import type {Workgroups} from './workgroups.ts';
import {own} from '../../protocol/own.ts';

/** What a pass is compiled from. */
export interface ComputeProgramSpec<Groups extends readonly GroupBindings[]> {
  /** The class it belongs to: the first half of every label. */
  readonly pass: string;
  /** Shader texts, joined in order. */
  readonly parts: readonly ShaderPart[];
  /** What the shader binds: a record for each bind group, in the order of `@group`. */
  readonly groups: Groups;
  /** Values of the WGSL overrides, sizes of workgroups among them. */
  readonly constants?: Readonly<Record<string, number>>;
}

/** A compiled pass. It holds a pipeline only: there is nothing to free. */
export class ComputeProgram<const Groups extends readonly GroupBindings[]> {
  readonly #device: GPUDevice;
  readonly #pass: string;
  readonly #groups: Groups;
  readonly #layouts: readonly GPUBindGroupLayout[];
  readonly #pipeline: GPUComputePipeline;

  private constructor(
    device: GPUDevice,
    {pass, groups}: ComputeProgramSpec<Groups>,
    layouts: readonly GPUBindGroupLayout[],
    pipeline: GPUComputePipeline,
  ) {
    this.#device = device;
    this.#pass = pass;
    this.#groups = groups;
    this.#layouts = layouts;
    this.#pipeline = pipeline;
  }

  /**
   * Compiles a pass.
   * @throws EngineError 'shader-invalid' with 'file:line: message' of the first error.
   */
  static async create<const Groups extends readonly GroupBindings[]>(
    device: GPUDevice,
    spec: ComputeProgramSpec<Groups>,
  ): Promise<ComputeProgram<Groups>> {
    const {pass, parts, groups, constants} = spec;
    checkNames(pass, groups, parts);
    const layouts = groups.map((group, index) => createLayout(device, `${pass}.layout ${index}`, group));
    const pipeline = await createComputePipeline(device, {
      label: `${pass}.pipeline`,
      parts,
      ...(constants ? {constants} : {}),
      layout: device.createPipelineLayout({label: `${pass}.pipelineLayout`, bindGroupLayouts: layouts}),
    });
    return new ComputeProgram(device, spec, layouts, pipeline);
  }

  /**
   * A dispatch with its resources bound.
   * @param resources a record for each group; it may hold more than its group needs.
   */
  dispatch(resources: ResourcesByGroup<Groups>, workgroups: Workgroups): Dispatch {
    const bindGroups = this.#layouts.map((layout, index) =>
      this.#device.createBindGroup({
        label: `${this.#pass}.bindGroup ${index}`,
        layout,
        entries: this.#entries(this.#groups[index] ?? {}, resources[index] ?? {}),
      }),
    );
    return {pipeline: this.#pipeline, bindGroups, workgroups};
  }

  #entries(bindings: GroupBindings, resources: Readonly<Record<string, unknown>>): GPUBindGroupEntry[] {
    return Object.entries(bindings).map(([name, kind], binding) => ({
      binding,
      resource: this.#bind(kind, own(resources, name), `${this.#pass}.${name}`),
    }));
  }

  /** The types of `dispatch` promise that the resource fits its kind. */
  #bind(kind: BindingKind, resource: unknown, label: string): GPUBindingResource {
    switch (kind) {
      case 'uniform':
      case 'sampler':
        return resource as BindingResources[typeof kind];
      case 'read':
      case 'write':
        return {buffer: resource as BindingResources[typeof kind]};
      case 'texture':
      case 'picture':
        return (resource as BindingResources[typeof kind]).createView({label});
      case 'frame': {
        const frame = resource as BindingResources[typeof kind];
        return frame instanceof VideoFrame
          ? this.#device.importExternalTexture({label, source: frame})
          : frame.createView({label});
      }
    }
  }
}

/** A binding as WGSL declares it. */
const DECLARATION = /@group\((\d+)\) @binding\((\d+)\) var(?:<[^>]*>)? (\w+)/g;

/** Names in the class and names in the shader text must be the same, in the same places. */
function checkNames(pass: string, groups: readonly GroupBindings[], parts: readonly ShaderPart[]): void {
  for (const {file, code} of parts) {
    for (const [, group, binding, name] of code.matchAll(DECLARATION)) {
      const known = Object.keys(groups[Number(group)] ?? {})[Number(binding)];
      assert(known === name, () => `${pass} binds '${known}' where ${file} declares '${name}'`);
    }
  }
}
