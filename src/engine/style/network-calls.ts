/**
 * What the engine asks of the network worker, where networks compute on the processor or on WebGL2.
 */
import type {NetworkSize} from '../../protocol/rung.ts';
import type {StyleNetwork, StyleWeights} from '../network/style-network.ts';
import type {Pixels} from '../picture/picture.ts';

/** What computes in a worker: our own wasm kernel, or tfjs on wasm or WebGL2. */
export type WorkerEngine = 'kernel' | 'tfjs';

/** Calls of the network worker. Pixel buffers are transferred, both ways. */
export interface NetworkCalls {
  /** Opens the backend and builds the full network. */
  readonly start: {
    readonly params: {readonly backend: 'webgl' | 'wasm'; readonly full: StyleNetwork};
    readonly result: {readonly engine: string};
  };
  /** Builds the lite network beside it. */
  readonly 'add-lite': {readonly params: {readonly lite: StyleNetwork}; readonly result: undefined};
  readonly paint: {
    readonly params: {
      readonly network: NetworkSize;
      readonly pixels: Pixels;
      readonly weights: StyleWeights;
      readonly isMirrored: boolean;
    };
    /** What runs may change: a thread may die. */
    readonly result: {readonly pixels: Pixels; readonly networkMs: number; readonly engine: string};
  };
}
