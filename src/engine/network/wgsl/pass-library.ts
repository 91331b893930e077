/** Compiled passes, each once however many layers and sizes use it. */
import type {ConvOp} from '../op-list.ts';
import {CombinePass} from './combine-pass.ts';
import {ConvolutionPass, convolutionPassConstants, type ConvolutionPassSpec} from './convolution-pass.ts';
import {convolutionConstants} from './convolution-spec.ts';
import {ConvolutionToPicturePass, type ConvolutionToPictureSpec} from './convolution-to-picture-pass.ts';
import {FinishStatisticsPass} from './finish-statistics-pass.ts';
import {operandConstants, type OperandSpec} from './operands.ts';
import {PassCache} from '../../gpu/pass-cache.ts';
import {quadsOf} from '../plan/plan.ts';
import {PresentPass, type PresentSpec} from './present-pass.ts';
import {elementBytes, type Arithmetic} from './shader-parts.ts';
import {fitShape, type WorkgroupShape} from './workgroup-shape.ts';

/** Compiles passes on demand and keeps them. */
export class PassLibrary {
  readonly arithmetic: Arithmetic;
  readonly #device: GPUDevice;
  readonly #shape: WorkgroupShape;
  readonly #passes = new PassCache();

  constructor(device: GPUDevice, arithmetic: Arithmetic, shape: WorkgroupShape) {
    this.#device = device;
    this.arithmetic = arithmetic;
    this.#shape = shape;
  }

  /** Pipelines compiled or being compiled. */
  get size(): number {
    return this.#passes.size;
  }

  /** How a convolution is cut on this device. */
  shapeFor(op: ConvOp, needsAllQuads: boolean): WorkgroupShape {
    const conv = {
      kernel: op.kernel,
      stride: op.stride,
      inQuads: quadsOf(op.inChannels),
      outQuads: quadsOf(op.outChannels),
    };
    const elements = {needsAllQuads, elementBytes: elementBytes(this.arithmetic)};
    return fitShape(this.#shape, conv, this.#device.limits, elements);
  }

  convolution(spec: Omit<ConvolutionPassSpec, 'arithmetic' | 'shape'>): Promise<ConvolutionPass> {
    const full = {...spec, arithmetic: this.arithmetic, shape: this.shapeFor(spec.op, false)};
    return this.#passes.once('convolution', convolutionPassConstants(full), () =>
      ConvolutionPass.create(this.#device, full),
    );
  }

  convolutionToPicture(
    spec: Omit<ConvolutionToPictureSpec, 'arithmetic' | 'shape'>,
  ): Promise<ConvolutionToPicturePass> {
    const full = {...spec, arithmetic: this.arithmetic, shape: this.shapeFor(spec.op, true)};
    const key = {...convolutionConstants(full), hasBias: spec.op.bias, ...spec.sink};
    return this.#passes.once('convolution-to-picture', key, () => ConvolutionToPicturePass.create(this.#device, full));
  }

  finishStatistics(): Promise<FinishStatisticsPass> {
    return this.#passes.once('finish-statistics', {}, () => FinishStatisticsPass.create(this.#device));
  }

  combine(spec: Omit<OperandSpec, 'arithmetic'>): Promise<CombinePass> {
    const full = {...spec, arithmetic: this.arithmetic};
    return this.#passes.once('combine', operandConstants(spec.operands, spec.channels), () =>
      CombinePass.create(this.#device, full),
    );
  }

  present(spec: Omit<PresentSpec, 'arithmetic'>): Promise<PresentPass> {
    const key = {...operandConstants(spec.operands, spec.channels), ...spec.sink};
    const full = {...spec, arithmetic: this.arithmetic};
    return this.#passes.once('present', key, () => PresentPass.create(this.#device, full));
  }
}
