/**
 * The TypeScript side of shaders/perception/gradient-sink.wgsl: its constants, its bindings and its
 * `Sink` struct.
 */
import shader from '../../../../shaders/perception/gradient-sink.wgsl?raw';
import type {ShaderPart} from '../../gpu/compute-pipeline.ts';
import {createGroup, createLayout} from '../../gpu/dispatch.ts';
import type {GradientSink} from './plan-backward.ts';

const SPREADS = {none: 0, 'max-pool': 1, 'global-average': 2} as const;

/** The shader text, behind the element's. */
export const GRADIENT_SINK: ShaderPart = {file: 'perception/gradient-sink.wgsl', code: shader};

/** Values of the overrides. */
export function sinkConstants({spread, rectified, scale}: GradientSink): Readonly<Record<string, number>> {
  return {
    sinkSpread: SPREADS[spread.kind],
    sinkPool: spread.kind === 'max-pool' ? spread.size : 1,
    sinkRectified: Number(rectified),
    sinkScale: scale,
  };
}

/** Where a gradient is stored, and what is looked at on the way. */
export interface SinkResources {
  readonly sink: GPUBufferBinding;
  readonly activation: GPUBuffer;
  readonly gradient: GPUBuffer;
}

/** The layout of group 2 of every pass that stores a gradient. */
export function createSinkLayout(device: GPUDevice): GPUBindGroupLayout {
  return createLayout(device, 'GradientSink.layout', ['uniform', 'read', 'write']);
}

/** Group 2 of one step. */
export function createSinkGroup(
  device: GPUDevice,
  layout: GPUBindGroupLayout,
  {sink, activation, gradient}: SinkResources,
): GPUBindGroup {
  return createGroup(device, 'GradientSink.bindGroup', layout, [sink, {buffer: activation}, {buffer: gradient}]);
}

/** The bytes of the `Sink` struct, as words. */
export function packSink({size}: GradientSink): Uint32Array<ArrayBuffer> {
  return new Uint32Array([size.width, size.height, 0, 0]);
}
