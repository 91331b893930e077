/** Adds up an objective's value from the seed's partial sums. */
import shader from '../../../../shaders/perception/score-pass.wgsl?raw';
import {createComputePipeline} from '../../gpu/compute-pipeline.ts';
import {createGroup, createLayout, type Dispatch} from '../../gpu/dispatch.ts';

/** Reads partial sums; writes their sum. */
export class ScorePass {
  readonly #device: GPUDevice;
  readonly #pipeline: GPUComputePipeline;
  readonly #layout: GPUBindGroupLayout;

  private constructor(device: GPUDevice, pipeline: GPUComputePipeline, layout: GPUBindGroupLayout) {
    this.#device = device;
    this.#pipeline = pipeline;
    this.#layout = layout;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<ScorePass> {
    const layout = createLayout(device, 'ScorePass.layout', ['read', 'write']);
    const pipeline = await createComputePipeline(device, {
      label: 'ScorePass.pipeline',
      parts: [{file: 'perception/score-pass.wgsl', code: shader}],
      layout: device.createPipelineLayout({label: 'ScorePass.pipelineLayout', bindGroupLayouts: [layout]}),
    });
    return new ScorePass(device, pipeline, layout);
  }

  /** One objective's dispatch. */
  dispatch({partials, score}: {readonly partials: GPUBuffer; readonly score: GPUBuffer}): Dispatch {
    const bindings = [{buffer: partials}, {buffer: score}];
    return {
      pipeline: this.#pipeline,
      bindGroups: [createGroup(this.#device, 'ScorePass.bindGroup', this.#layout, bindings)],
      workgroups: [1, 1, 1],
    };
  }
}
