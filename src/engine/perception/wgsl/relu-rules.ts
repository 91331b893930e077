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
import {createGroup, createLayout} from '../../gpu/dispatch.ts';
import {GpuMemory, type HeldMemory} from '../../gpu/gpu-memory.ts';

/** [by activation, by gradient]: what must be positive for a gradient to pass. */
const GATES: Readonly<Record<ReluRule, readonly [number, number]>> = {
  plain: [1, 0],
  deconvnet: [0, 1],
  guided: [1, 1],
};

/** The layout of group 3 of every pass that stores a gradient. */
export function createRuleLayout(device: GPUDevice): GPUBindGroupLayout {
  return createLayout(device, 'ReluRules.layout', ['uniform']);
}

/** The three rules, ready to be bound: a run need not be planned anew to follow another one. */
export class ReluRules {
  readonly #memory: GpuMemory;
  readonly #groups: Readonly<Record<ReluRule, GPUBindGroup>>;

  constructor(device: GPUDevice) {
    this.#memory = new GpuMemory(device, 'ReluRules');
    const layout = createRuleLayout(device);
    const group = (rule: ReluRule): GPUBindGroup => {
      const binding = this.#memory.uniform(rule, new Uint32Array([...GATES[rule], 0, 0]));
      return createGroup(device, `ReluRules.${rule}`, layout, [binding]);
    };
    this.#groups = {plain: group('plain'), deconvnet: group('deconvnet'), guided: group('guided')};
  }

  /** Group 3 for a rule. */
  group(rule: ReluRule): GPUBindGroup {
    return this.#groups[rule];
  }

  held(): HeldMemory {
    return this.#memory.held();
  }

  dispose(): void {
    this.#memory.dispose();
  }
}
