/** What the bench needs to know of an engine, and what every engine is given. */
import type {SharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import type {Weights} from '../../../src/engine/network/files/decode-weights.ts';
import type {StyleWeights} from '../../../src/engine/network/style-network.ts';
import type {Pixels} from '../../../src/engine/picture/picture.ts';
import type {StyleNetworkFile} from '../../../src/engine/network/op-list.ts';

/** Node and the browser differ in how they find the files of the packages. */
export interface BenchPlatform {
  /** Makes tfjs's wasm backend the current one. */
  readonly startWasm: () => Promise<void>;
  /** Tells ONNX Runtime where its wasm file is; null where it finds it by itself. */
  readonly onnxWasmUrl: string | null;
}

/** The same for every engine: one device, one network, one picture in one mix. */
export interface BenchJob {
  readonly gpu: SharedGpu;
  readonly platform: BenchPlatform;
  readonly network: {readonly file: StyleNetworkFile; readonly weights: Weights};
  /** The network as an ONNX file, or null. */
  readonly onnx: Uint8Array | null;
  readonly pixels: Pixels;
  readonly mix: StyleWeights;
}

/** An engine at one size, ready to paint the job's picture again and again. */
export interface BenchEngine {
  /** Prepares this engine's turn, such as making its backend the current one; not timed. */
  readonly takeTurn: () => Promise<void>;
  /** Submits one frame's work. */
  readonly paint: () => void | Promise<void>;
  /** The newest frame, [height, width, 3] in 0..1. */
  readonly read: () => Promise<Float32Array>;
  readonly dispose: () => void | Promise<void>;
}

/** How an engine is made. */
export interface EngineEntry {
  readonly name: string;
  /**
   * Where its time is spent: the GPU's is measured by its own clock, the processor's by waiting.
   */
  readonly runsOn: 'gpu' | 'processor';
  readonly create: (job: BenchJob) => Promise<BenchEngine>;
}
