/**
 * The TypeScript side of shaders/perception/gradient-sink.wgsl: its constants, its bindings and its
 * `Sink` struct.
 */
import shader from '../../../../shaders/perception/gradient-sink.wgsl?raw';
import type {ShaderPart} from '../../gpu/compute-pipeline.ts';
import type {GroupResources} from '../../gpu/bindings.ts';
import type {GradientSink} from '../plan/plan-backward.ts';

const SPREADS = {none: 0, 'max-pool': 1, 'global-average': 2} as const;

/** The shader text, behind the element's. */
export const GRADIENT_SINK: ShaderPart = {file: 'perception/gradient-sink.wgsl', code: shader};

/** Values of the overrides. */
export function sinkConstants({spread, rectified, scale, adds}: GradientSink): Readonly<Record<string, number>> {
  return {
    sinkSpread: SPREADS[spread.kind],
    sinkPool: spread.kind === 'max-pool' ? spread.size : 1,
    sinkRectified: Number(rectified),
    sinkScale: scale,
    sinkAdds: Number(adds),
  };
}

/** Group 2 of every pass that stores a gradient. */
export const SINK_BINDINGS = {
  /** The `Sink` struct. */
  sink: 'uniform',
  /** The forward tensor that max-pool and ReLU look at. */
  activation: 'read',
  gradient: 'write',
} as const;

/** Group 3 of every pass that stores a gradient: how it passes a ReLU. */
export const RULE_BINDINGS = {rule: 'uniform'} as const;

/** Where a gradient is stored, and what is looked at on the way. */
export type SinkResources = GroupResources<typeof SINK_BINDINGS>;

/** The bytes of the `Sink` struct, as words. */
export function packSink({size}: GradientSink): Uint32Array<ArrayBuffer> {
  return new Uint32Array([size.width, size.height, 0, 0]);
}
