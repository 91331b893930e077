/** Adds up an objective's value from the seed's partial sums. */
import shader from '../../../../shaders/perception/score-pass.wgsl?raw';
import type {PassResources} from '../../gpu/bindings.ts';
import {ComputeProgram} from '../../gpu/compute-program.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';

const GROUPS = [{partials: 'read', score: 'write'}] as const;

/** Reads partial sums; writes their sum. */
export class ScorePass {
  readonly #program: ComputeProgram<typeof GROUPS>;

  private constructor(program: ComputeProgram<typeof GROUPS>) {
    this.#program = program;
  }

  /** Compiles the pass. @throws EngineError 'shader-invalid'. */
  static async create(device: GPUDevice): Promise<ScorePass> {
    const program = await ComputeProgram.create(device, {
      pass: 'ScorePass',
      parts: [{file: 'perception/score-pass.wgsl', code: shader}],
      groups: GROUPS,
    });
    return new ScorePass(program);
  }

  /** One invocation adds up all of them. */
  dispatch(resources: PassResources<typeof GROUPS>): Dispatch {
    return this.#program.dispatch([resources], [1, 1, 1]);
  }
}
