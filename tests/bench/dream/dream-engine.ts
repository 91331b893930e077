/**
 * What the bench needs to know of an engine: the two things it times, and the gradient it finds.
 */
import type {SharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import type {TimedNetwork} from './perception-network.ts';

/** The same for every engine. The objective is half the squared norm of the layer. */
export interface DreamJob {
  readonly gpu: SharedGpu;
  readonly network: TimedNetwork;
  readonly picture: RgbPicture;
  readonly layer: string;
}

/** An engine at one size, ready to go forward, or forward and back, again and again. */
export interface DreamEngine {
  /** Prepares this engine's turn, such as making its backend the current one; not timed. */
  readonly takeTurn: () => Promise<void>;
  /** Submits one forward pass to the layer; null where it is not measured. */
  readonly forward: (() => void | Promise<void>) | null;
  /** Submits one forward pass and the way back to the picture. */
  readonly step: () => void | Promise<void>;
  /** The newest step's gradient, [height, width, 3]. */
  readonly read: () => Promise<Float32Array>;
  readonly dispose: () => void;
}
