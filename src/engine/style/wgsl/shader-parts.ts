/** The shader texts that several passes are joined from. Each pass imports its own text itself. */
import elementF16 from '../../../../shaders/common/element-f16.wgsl?raw';
import elementF32 from '../../../../shaders/common/element-f32.wgsl?raw';
import enableSubgroups from '../../../../shaders/common/enable-subgroups.wgsl?raw';
import convDirect from '../../../../shaders/common/conv-direct.wgsl?raw';
import convKernel from '../../../../shaders/common/conv-kernel.wgsl?raw';
import convTiled from '../../../../shaders/common/conv-tiled.wgsl?raw';
import fold from '../../../../shaders/common/fold.wgsl?raw';
import moments from '../../../../shaders/common/moments.wgsl?raw';
import reducePlain from '../../../../shaders/common/reduce-plain.wgsl?raw';
import reduceSubgroups from '../../../../shaders/common/reduce-subgroups.wgsl?raw';
import sampleFrame from '../../../../shaders/common/sample-frame.wgsl?raw';
import unfold from '../../../../shaders/common/unfold.wgsl?raw';
import view from '../../../../shaders/common/view.wgsl?raw';
import type {ShaderPart} from '../../device/compute-pipeline.ts';

/** How numbers are stored and multiplied, and how workgroups add up. */
export interface Arithmetic {
  readonly precision: 'f32' | 'f16';
  readonly subgroups: boolean;
}

/** Shared texts by name. */
export const PARTS = {
  convDirect: {file: 'common/conv-direct.wgsl', code: convDirect},
  convKernel: {file: 'common/conv-kernel.wgsl', code: convKernel},
  convTiled: {file: 'common/conv-tiled.wgsl', code: convTiled},
  fold: {file: 'common/fold.wgsl', code: fold},
  moments: {file: 'common/moments.wgsl', code: moments},
  sampleFrame: {file: 'common/sample-frame.wgsl', code: sampleFrame},
  unfold: {file: 'common/unfold.wgsl', code: unfold},
  view: {file: 'common/view.wgsl', code: view},
} as const satisfies Record<string, ShaderPart>;

/** What every text begins with: the directives must come first. */
export function elementParts({precision}: Arithmetic): readonly ShaderPart[] {
  return [
    precision === 'f16'
      ? {file: 'common/element-f16.wgsl', code: elementF16}
      : {file: 'common/element-f32.wgsl', code: elementF32},
  ];
}

/** The same for passes that add up over a workgroup. */
export function reducingElementParts(arithmetic: Arithmetic): readonly ShaderPart[] {
  const enable = {file: 'common/enable-subgroups.wgsl', code: enableSubgroups};
  return arithmetic.subgroups ? [enable, ...elementParts(arithmetic)] : elementParts(arithmetic);
}

/** Adding up over a workgroup. */
export function reducePart({subgroups}: Arithmetic): ShaderPart {
  return subgroups
    ? {file: 'common/reduce-subgroups.wgsl', code: reduceSubgroups}
    : {file: 'common/reduce-plain.wgsl', code: reducePlain};
}

/** Bytes of four channels of a stored tensor. */
export function elementBytes({precision}: Arithmetic): number {
  return precision === 'f16' ? 8 : 16;
}
