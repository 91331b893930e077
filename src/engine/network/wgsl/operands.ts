/**
 * The TypeScript side of shaders/network/operands.wgsl: its constants, its bindings and its `Layer`
 * struct.
 */
import type {PixelSize} from '../../../protocol/units.ts';
import type {GroupResources} from '../../gpu/bindings.ts';
import {quadsOf, type Operands} from '../plan/plan.ts';
import type {Arithmetic} from './shader-parts.ts';

/** Group 0 of every pass that reads operands. */
export const OPERAND_BINDINGS = {
  /** The `Layer` struct. */
  layer: 'uniform',
  first: 'read',
  /** Where there is one operand only, the first one again. */
  second: 'read',
  coefficients: 'read',
} as const;

/** What a step reads its input through. */
export type OperandResources = GroupResources<typeof OPERAND_BINDINGS>;

/** How a pass reads operands: what its shader is compiled for. */
export interface OperandSpec {
  readonly arithmetic: Arithmetic;
  readonly operands: Operands;
  readonly channels: number;
}

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
