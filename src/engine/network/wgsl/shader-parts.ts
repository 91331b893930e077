/** The shader texts that several passes are joined from. Each pass imports its own text itself. */
import elementF16 from '../../../../shaders/network/element-f16.wgsl?raw';
import elementF32 from '../../../../shaders/network/element-f32.wgsl?raw';
import enableSubgroups from '../../../../shaders/network/enable-subgroups.wgsl?raw';
import convDirect from '../../../../shaders/network/conv-direct.wgsl?raw';
import convKernel from '../../../../shaders/network/conv-kernel.wgsl?raw';
import convTiled from '../../../../shaders/network/conv-tiled.wgsl?raw';
import addPattern from '../../../../shaders/network/add-pattern.wgsl?raw';
import fold from '../../../../shaders/network/fold.wgsl?raw';
import moments from '../../../../shaders/network/moments.wgsl?raw';
import reducePlain from '../../../../shaders/network/reduce-plain.wgsl?raw';
import reduceSubgroups from '../../../../shaders/network/reduce-subgroups.wgsl?raw';
import unfold from '../../../../shaders/network/unfold.wgsl?raw';
import operands from '../../../../shaders/network/operands.wgsl?raw';
import type {ShaderPart} from '../../gpu/compute-pipeline.ts';

/** How numbers are stored and multiplied, and how workgroups add up. */
export interface Arithmetic {
  readonly precision: 'f32' | 'f16';
  readonly subgroups: boolean;
}

/** Shared texts by name. */
export const PARTS = {
  convDirect: {file: 'network/conv-direct.wgsl', code: convDirect},
  convKernel: {file: 'network/conv-kernel.wgsl', code: convKernel},
  convTiled: {file: 'network/conv-tiled.wgsl', code: convTiled},
  addPattern: {file: 'network/add-pattern.wgsl', code: addPattern},
  fold: {file: 'network/fold.wgsl', code: fold},
  moments: {file: 'network/moments.wgsl', code: moments},
  unfold: {file: 'network/unfold.wgsl', code: unfold},
  operands: {file: 'network/operands.wgsl', code: operands},
} as const satisfies Record<string, ShaderPart>;

/** What every text begins with: the directives must come first. */
export function elementParts({precision}: Arithmetic): readonly ShaderPart[] {
  return [
    precision === 'f16'
      ? {file: 'network/element-f16.wgsl', code: elementF16}
      : {file: 'network/element-f32.wgsl', code: elementF32},
  ];
}

/** The same for passes that add up over a workgroup. */
export function reducingElementParts(arithmetic: Arithmetic): readonly ShaderPart[] {
  const enable = {file: 'network/enable-subgroups.wgsl', code: enableSubgroups};
  return arithmetic.subgroups ? [enable, ...elementParts(arithmetic)] : elementParts(arithmetic);
}

/** Adding up over a workgroup. */
export function reducePart({subgroups}: Arithmetic): ShaderPart {
  return subgroups
    ? {file: 'network/reduce-subgroups.wgsl', code: reduceSubgroups}
    : {file: 'network/reduce-plain.wgsl', code: reducePlain};
}

/** Bytes of four channels of a stored tensor. */
export function elementBytes({precision}: Arithmetic): number {
  return precision === 'f16' ? 8 : 16;
}
