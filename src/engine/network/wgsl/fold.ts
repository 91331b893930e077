/** The TypeScript side of shaders/network/fold.wgsl: the network's input and its sizes. */
import type {PixelSize} from '../../../protocol/units.ts';
import {createGroup, createLayout} from '../../gpu/dispatch.ts';

/** Invocations along each side of a workgroup. */
export const FOLD_SIDE = 8;

/** Bytes of the `Fold` struct. */
export const FOLD_BYTES = 16;

/** What an ingest pass writes to. */
export interface InputResources {
  readonly fold: GPUBufferBinding;
  readonly input: GPUBuffer;
  readonly workgroups: readonly [number, number, number];
}

/** The layout of group 1 of the passes that write the input. */
export function createInputLayout(device: GPUDevice): GPUBindGroupLayout {
  return createLayout(device, 'Fold.layout', ['uniform', 'write']);
}

/** Group 1 of the passes that write the input. */
export function createInputGroup(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  {fold, input}: InputResources,
): GPUBindGroup {
  return createGroup(device, 'Fold.bindGroup', layout, [fold, {buffer: input}]);
}

/** The bytes of the `Fold` struct. */
export function packFold(size: PixelSize, folded: PixelSize): Uint32Array<ArrayBuffer> {
  return new Uint32Array([size.width, size.height, folded.width, folded.height]);
}

/** Workgroups for a folded size. */
export function foldWorkgroups({width, height}: PixelSize): readonly [number, number, number] {
  return [Math.ceil(width / FOLD_SIDE), Math.ceil(height / FOLD_SIDE), 1];
}
