/**
 * How a gradient passes a ReLU backwards, the TypeScript side of the `Rule` struct in
 * shaders/perception/gradient-sink.wgsl:
 *
 * - plain, the derivative: where the forward activation is positive. What gradient ascent climbs
 *   (Mordvintsev, Olah & Tyka 2015, "Inceptionism"; Simonyan et al. 2014, "Deep inside
 *   convolutional networks").
 * - deconvnet: where the gradient itself is positive (Zeiler & Fergus 2013, "Visualizing and
 *   understanding convolutional networks", 2.1).
 * - guided: where both are (Springenberg et al. 2014, "Striving for simplicity: the all
 *   convolutional net", figure 1).
 */
import type {ReluRule} from '../../network/perception.ts';
import type {GroupResources} from '../../gpu/bindings.ts';
import type {Dispatch} from '../../gpu/dispatch.ts';
import {GpuMemory, type HeldMemory} from '../../gpu/gpu-memory.ts';
import type {RULE_BINDINGS} from './gradient-sink.ts';

/** [by activation, by gradient]: what must be positive for a gradient to pass. */
const GATES: Readonly<Record<ReluRule, readonly [number, number]>> = {
  plain: [1, 0],
  deconvnet: [0, 1],
  guided: [1, 1],
};

/** One dispatch for each rule: a run changes its rule without binding anything anew. */
export type RuledDispatch = Readonly<Record<ReluRule, Dispatch>>;

/** The three rules as uniforms. */
export class ReluRules {
  readonly #memory: GpuMemory;
  readonly #rules: Readonly<Record<ReluRule, GPUBufferBinding>>;

  constructor(device: GPUDevice) {
    this.#memory = new GpuMemory(device, 'ReluRules');
    const pack = (rule: ReluRule): GPUBufferBinding =>
      this.#memory.uniform(rule, new Uint32Array([...GATES[rule], 0, 0]));
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
