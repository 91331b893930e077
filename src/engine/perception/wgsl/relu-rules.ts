/**
 * How a gradient passes a ReLU backwards (relu-gates.ts): the TypeScript side of the `Rule` struct
 * in shaders/perception/gradient-sink.wgsl.
 */
import type {ReluRule} from '../../network/perception.ts';
import type {GroupResources} from '../../gpu/bindings.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {GpuMemory, type HeldMemory} from '../../gpu/gpu-memory.ts';
import {RELU_GATES} from '../plan/relu-gates.ts';
import type {RULE_BINDINGS} from './gradient-sink.ts';

/** One dispatch for each rule: a run changes its rule without binding anything anew. */
export type RuledDispatch = Readonly<Record<ReluRule, Dispatch>>;

/** The three rules as uniforms. */
export class ReluRules {
  readonly #memory: GpuMemory;
  readonly #rules: Readonly<Record<ReluRule, GPUBufferBinding>>;

  constructor(device: GPUDevice) {
    this.#memory = new GpuMemory(device, 'ReluRules');
    const pack = (rule: ReluRule): GPUBufferBinding =>
      this.#memory.uniform(rule, new Uint32Array([...RELU_GATES[rule], 0, 0]));
    this.#rules = {plain: pack('plain'), deconvnet: pack('deconvnet'), guided: pack('guided')};
  }

  /** A pass's dispatch for each rule. @param bind makes the dispatch under one rule. */
  forEach(bind: (group: GroupResources<typeof RULE_BINDINGS>) => Dispatch): RuledDispatch {
    const {plain, deconvnet, guided} = this.#rules;
    return {plain: bind({rule: plain}), deconvnet: bind({rule: deconvnet}), guided: bind({rule: guided})};
  }

  held(): HeldMemory {
    return this.#memory.held();
  }

  dispose(): void {
    this.#memory.dispose();
  }
}
