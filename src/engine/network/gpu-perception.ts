/**
 * The perception network where its layers stay on the GPU: what an ascent records into its own
 * compute passes. The network in hand-written WGSL is one; what runs in tfjs is none.
 */
import type {PixelSize} from '../../protocol/units.ts';
import type {Objective, PerceptionNetwork, ReluRule} from './perception.ts';

/** A network that can be recorded into someone else's compute pass. */
export interface GpuPerception extends PerceptionNetwork {
  /**
   * A run at one picture size; the caller disposes it.
   *
   * @param size its sides are multiples of the network's.
   * @param layers the ops to be looked at or climbed: the run goes as far as the deepest of them.
   * @throws EngineError 'layer-unknown', 'model-invalid', 'shader-invalid', 'gpu-lost'.
   */
  createRun(size: PixelSize, layers: readonly string[]): Promise<GpuPerceptionRun>;
}

/** The network at one picture size. */
export interface GpuPerceptionRun {
  /**
   * Where someone writes the picture: [height][width] of RGB in 0..1 and a fourth number that does
   * not count, float32.
   */
  readonly input: GPUBuffer;
  /**
   * Records the forward pass, after the dispatch that writes `input`.
   * @param layer the last op that is wanted; all of them if left out.
   */
  encodeForward(pass: GPUComputePassEncoder, layer?: string): void;
  /**
   * Gets ready to climb an objective; the caller disposes it.
   * @throws EngineError 'layer-unknown', 'model-invalid', 'shader-invalid'.
   */
  prepare(objective: Objective): Promise<GpuObjective>;
  dispose(): void;
}

/** An objective bound to one run. */
export interface GpuObjective {
  /** The op that the objective is measured at: as far as the way forward must go. */
  readonly layer: string;
  /**
   * The gradient at the picture, laid out like the run's `input`; shared by all objectives of a
   * run.
   */
  readonly gradient: GPUBuffer;
  /** Records the way back, behind a way forward to `layer`: afterwards `gradient` is the newest. */
  encodeBackward(pass: GPUComputePassEncoder, rule: ReluRule): void;
  dispose(): void;
}

/** Whether a network's layers stay on the GPU. */
export function isGpuPerception(network: PerceptionNetwork): network is GpuPerception {
  return 'createRun' in network;
}
