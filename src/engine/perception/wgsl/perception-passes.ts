/**
 * The perception network's compiled passes, each once however many layers, sizes and objectives use
 * it.
 */
import type {ConvOp} from '../../network/op-list.ts';
import type {PixelSize} from '../../../protocol/units.ts';
import {CombinePass} from '../../network/wgsl/combine-pass.ts';
import {
  ConvolutionPass,
  convolutionPassConstants,
  type ConvolutionPassSpec,
} from '../../network/wgsl/convolution-pass.ts';
import {operandConstants, type OperandSpec} from '../../network/wgsl/operands.ts';
import {PassCache} from '../../gpu/pass-cache.ts';
import {quadsOf} from '../../network/plan/plan.ts';
import {elementBytes, type Arithmetic} from '../../network/wgsl/shader-parts.ts';
import {fitShape, shrinkToOutput, type WorkgroupShape} from '../../network/wgsl/workgroup-shape.ts';
import {
  convolutionGradientConstants,
  ConvolutionGradientPass,
  type ConvolutionGradientSpec,
} from './convolution-gradient-pass.ts';
import {GlobalAveragePass} from './global-average-pass.ts';
import {sinkConstants} from './gradient-sink.ts';
import {MaxPoolPass, type MaxPoolSpec} from './max-pool-pass.ts';
import {ReluRules} from './relu-rules.ts';
import {ScorePass} from './score-pass.ts';
import {SeedPass, type SeedSpec} from './seed-pass.ts';
import {SoftmaxGradientPass, type SoftmaxGradientSpec} from './softmax-gradient-pass.ts';
import {SoftmaxPass} from './softmax-pass.ts';

/**
 * float32 everywhere: gradients of a deep layer's mean are smaller than what float16 holds, those
 * of its squared norm may be larger.
 */
export const ARITHMETIC: Arithmetic = {precision: 'f32', subgroups: false};

/** A spec without what is the same for all passes. */
type Without<Spec> = Omit<Spec, 'arithmetic'>;

/** Compiles passes on demand and keeps them. */
export class PerceptionPasses {
  readonly rules: ReluRules;
  readonly #device: GPUDevice;
  readonly #shape: WorkgroupShape;
  readonly #passes = new PassCache();

  constructor(device: GPUDevice, shape: WorkgroupShape) {
    this.#device = device;
    this.#shape = shape;
    this.rules = new ReluRules(device);
  }

  /**
   * How a convolution to an output of some size is cut on this device: deep layers are smaller than
   * a usual tile.
   */
  shapeFor({kernel, stride, inChannels, outChannels}: ConvOp, outSize: PixelSize): WorkgroupShape {
    const conv = {kernel, stride, inQuads: quadsOf(inChannels), outQuads: quadsOf(outChannels)};
    const elements = {needsAllQuads: false, elementBytes: elementBytes(ARITHMETIC)};
    return fitShape(shrinkToOutput(this.#shape, outSize), conv, this.#device.limits, elements);
  }

  convolution(spec: Pick<ConvolutionPassSpec, 'op' | 'operands' | 'shape' | 'rectifies'>): Promise<ConvolutionPass> {
    const full = {...spec, arithmetic: ARITHMETIC, hasStatistics: false, keepsInput: false};
    return this.#passes.once('convolution', convolutionPassConstants(full), () =>
      ConvolutionPass.create(this.#device, full),
    );
  }

  convolutionGradient(spec: Without<ConvolutionGradientSpec>): Promise<ConvolutionGradientPass> {
    const full = {...spec, arithmetic: ARITHMETIC};
    return this.#passes.once('convolution-gradient', convolutionGradientConstants(full), () =>
      ConvolutionGradientPass.create(this.#device, full),
    );
  }

  combine(spec: Without<OperandSpec>): Promise<CombinePass> {
    return this.#operands('combine', spec, {}, (full) => CombinePass.create(this.#device, full));
  }

  maxPool(spec: Without<MaxPoolSpec>): Promise<MaxPoolPass> {
    return this.#operands('max-pool', spec, {size: spec.size}, (full) => MaxPoolPass.create(this.#device, full));
  }

  globalAverage(spec: Without<OperandSpec>): Promise<GlobalAveragePass> {
    return this.#operands('global-average', spec, {}, (full) => GlobalAveragePass.create(this.#device, full));
  }

  softmax(spec: Without<OperandSpec>): Promise<SoftmaxPass> {
    const {channels} = spec;
    return this.#operands('softmax', spec, {channels}, (full) => SoftmaxPass.create(this.#device, full));
  }

  softmaxGradient(spec: Without<SoftmaxGradientSpec>): Promise<SoftmaxGradientPass> {
    const full = {...spec, arithmetic: ARITHMETIC};
    const key = {channels: spec.channels, ...sinkConstants(spec.sink)};
    return this.#passes.once('softmax-gradient', key, () => SoftmaxGradientPass.create(this.#device, full));
  }

  seed(spec: Without<SeedSpec>): Promise<SeedPass> {
    const full = {...spec, arithmetic: ARITHMETIC};
    const key = {kind: spec.kind, ...sinkConstants(spec.sink)};
    return this.#passes.once('seed', key, () => SeedPass.create(this.#device, full));
  }

  score(): Promise<ScorePass> {
    return this.#passes.once('score', {}, () => ScorePass.create(this.#device));
  }

  dispose(): void {
    this.rules.dispose();
  }

  #operands<Spec extends Without<OperandSpec>, Pass>(
    kind: string,
    spec: Spec,
    constants: object,
    create: (full: Spec & {arithmetic: Arithmetic}) => Promise<Pass>,
  ): Promise<Pass> {
    const key = {...operandConstants(spec.operands, spec.channels), ...constants};
    return this.#passes.once(kind, key, () => create({...spec, arithmetic: ARITHMETIC}));
  }
}
