/** What the passes that read one view and write one tensor share: bindings, pipeline and dispatch. */
import {createComputePipeline, type ShaderPart} from '../../gpu/compute-pipeline.ts';
import {createGroup, createLayout, type Dispatch} from '../../gpu/dispatch.ts';
import {createViewGroup, createViewLayout, viewConstants, type ViewResources} from '../../network/wgsl/layer.ts';
import type {View} from '../../network/wgsl/plan.ts';
import {elementParts, PARTS, type Arithmetic} from '../../network/wgsl/shader-parts.ts';

/** How a view is read. */
export interface ViewSpec {
  readonly arithmetic: Arithmetic;
  readonly view: View;
  readonly channels: number;
}

/** What one step binds. */
export interface ViewProgramResources extends ViewResources {
  readonly output: GPUBuffer;
  readonly workgroups: readonly [x: number, y: number, z: number];
}

/** A compiled pass of this kind. */
export class ViewProgram {
  readonly #device: GPUDevice;
  readonly #pass: string;
  readonly #pipeline: GPUComputePipeline;
  readonly #layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout];

  private constructor(
    device: GPUDevice,
    pass: string,
    pipeline: GPUComputePipeline,
    layouts: readonly [GPUBindGroupLayout, GPUBindGroupLayout],
  ) {
    this.#device = device;
    this.#pass = pass;
    this.#pipeline = pipeline;
    this.#layouts = layouts;
  }

  /**
   * Compiles a pass.
   *
   * @param pass the class it belongs to: the first half of the labels.
   * @throws EngineError 'shader-invalid'.
   */
  static async create(
    device: GPUDevice,
    pass: string,
    {arithmetic, view, channels}: ViewSpec,
    text: ShaderPart,
    constants: Readonly<Record<string, number>>,
  ): Promise<ViewProgram> {
    const layouts = [createViewLayout(device), createLayout(device, `${pass}.layout`, ['write'])] as const;
    const pipeline = await createComputePipeline(device, {
      label: `${pass}.pipeline`,
      parts: [...elementParts(arithmetic), PARTS.view, text],
      constants: {...viewConstants(view, channels), ...constants},
      layout: device.createPipelineLayout({label: `${pass}.pipelineLayout`, bindGroupLayouts: [...layouts]}),
    });
    return new ViewProgram(device, pass, pipeline, layouts);
  }

  dispatch(resources: ViewProgramResources): Dispatch {
    return {
      pipeline: this.#pipeline,
      bindGroups: [
        createViewGroup(this.#device, this.#layouts[0], resources),
        createGroup(this.#device, `${this.#pass}.bindGroup`, this.#layouts[1], [{buffer: resources.output}]),
      ],
      workgroups: resources.workgroups,
    };
  }
}
