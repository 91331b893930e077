/**
 * The TypeScript side of shaders/network/operands.wgsl: its constants, its bindings and its `Layer`
 * struct.
 */
import type {PixelSize} from '../../../protocol/units.ts';
import {createGroup, createLayout} from '../../gpu/dispatch.ts';
import {quadsOf, type Operands} from './plan.ts';

/** Bytes of the `Layer` struct. */
export const LAYER_BYTES = 48;

/** Values of operands.wgsl's overrides. */
export type OperandConstants = Readonly<Record<string, number>>;

/** Constants for reading operands of a number of channels. */
export function operandConstants({first, second, sumRelu, enlarge}: Operands, channels: number): OperandConstants {
  return {
    inQuads: quadsOf(channels),
    firstNormed: Number(first.norm !== null),
    firstRelu: Number(first.relu),
    hasSecond: Number(second !== null),
    secondNormed: Number(second !== null && second.norm !== null),
    secondRelu: Number(second?.relu ?? false),
    sumRelu: Number(sumRelu),
    enlarge,
  };
}

/** What a step reads its input through. */
export interface OperandResources {
  readonly layer: GPUBufferBinding;
  readonly first: GPUBuffer;
  readonly second: GPUBuffer;
  readonly coefficients: GPUBuffer;
}

/** The layout of group 0 of every pass that reads operands. */
export function createOperandLayout(device: GPUDevice): GPUBindGroupLayout {
  return createLayout(device, 'Operands.layout', ['uniform', 'read', 'read', 'read']);
}

/** Group 0 of one step. */
export function createOperandGroup(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  {layer, first, second, coefficients}: OperandResources,
): GPUBindGroup {
  return createGroup(device, 'Operands.bindGroup', layout, [
    layer,
    {buffer: first},
    {buffer: second},
    {buffer: coefficients},
  ]);
}

/** The numbers of one step. */
export interface LayerNumbers {
  readonly size: PixelSize;
  readonly stored: PixelSize;
  readonly outSize: PixelSize;
  readonly tiles: PixelSize;
  /** Indices into the coefficients, in groups of four numbers. */
  readonly firstCoefficients: number;
  readonly secondCoefficients: number;
}

/** The bytes of the `Layer` struct, as words. */
export function packLayer(numbers: LayerNumbers): Uint32Array<ArrayBuffer> {
  const {size, stored, outSize, tiles, firstCoefficients, secondCoefficients} = numbers;
  const pairs = [size, stored, outSize, tiles].flatMap(({width, height}) => [width, height]);
  return new Uint32Array([...pairs, firstCoefficients, secondCoefficients, 0, 0]);
}
