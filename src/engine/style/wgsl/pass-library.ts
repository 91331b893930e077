/** Compiled passes, each once however many layers and sizes use it. */
import type {ConvOp} from '../../../protocol/network.ts';
import {CombinePass, type CombineSpec} from './combine-pass.ts';
import {ConvolutionPass, type ConvolutionPassSpec} from './convolution-pass.ts';
import {convolutionConstants} from './convolution-spec.ts';
import {ConvolutionToPicturePass, type ConvolutionToPictureSpec} from './convolution-to-picture-pass.ts';
import {FinishStatisticsPass} from './finish-statistics-pass.ts';
import {viewConstants} from './layer.ts';
import {quadsOf} from './plan.ts';
import {PresentPass, type PresentSpec} from './present-pass.ts';
import {elementBytes, type Arithmetic} from './shader-parts.ts';
import {fitShape, type TileShape} from './tile-shape.ts';

/** Compiles passes on demand and keeps them. */
export class PassLibrary {
  readonly arithmetic: Arithmetic;
  readonly #device: GPUDevice;
  readonly #shape: TileShape;
  readonly #passes = new Map<string, Promise<unknown>>();

  constructor(device: GPUDevice, arithmetic: Arithmetic, shape: TileShape) {
    this.#device = device;
    this.arithmetic = arithmetic;
    this.#shape = shape;
  }

  /** Pipelines compiled or being compiled. */
  get size(): number {
    return this.#passes.size;
  }

  /** How a convolution is cut on this device. */
  shapeFor(op: ConvOp, needsAllQuads: boolean): TileShape {
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
    const key = {...convolutionConstants(full), statistics: spec.hasStatistics, keeps: spec.keepsInput};
    return this.#once('convolution', key, () => ConvolutionPass.create(this.#device, full));
  }

  convolutionToPicture(
    spec: Omit<ConvolutionToPictureSpec, 'arithmetic' | 'shape'>,
  ): Promise<ConvolutionToPicturePass> {
    const full = {...spec, arithmetic: this.arithmetic, shape: this.shapeFor(spec.op, true)};
    const key = {...convolutionConstants(full), ...spec.sink};
    return this.#once('convolution-to-picture', key, () => ConvolutionToPicturePass.create(this.#device, full));
  }

  finishStatistics(): Promise<FinishStatisticsPass> {
    return this.#once('finish-statistics', {}, () => FinishStatisticsPass.create(this.#device));
  }

  combine(spec: Omit<CombineSpec, 'arithmetic'>): Promise<CombinePass> {
    const full = {...spec, arithmetic: this.arithmetic};
    return this.#once('combine', viewConstants(spec.view, spec.channels), () => CombinePass.create(this.#device, full));
  }

  present(spec: Omit<PresentSpec, 'arithmetic'>): Promise<PresentPass> {
    const key = {...viewConstants(spec.view, spec.channels), ...spec.sink};
    const full = {...spec, arithmetic: this.arithmetic};
    return this.#once('present', key, () => PresentPass.create(this.#device, full));
  }

  #once<Pass>(kind: string, constants: object, create: () => Promise<Pass>): Promise<Pass> {
    const key = `${kind} ${JSON.stringify(constants)}`;
    const known = this.#passes.get(key);
    // The key starts with the kind, and each kind makes one class.
    if (known) return known as Promise<Pass>;
    const pass = create();
    this.#passes.set(key, pass);
    return pass;
  }
}
