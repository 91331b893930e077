/**
 * What crosses between the engine worker and the network worker, where networks compute on the
 * processor or on WebGL2.
 */
import type {NetworkSize} from '../../protocol/rung.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';
import type {StyleNetwork, StyleWeights} from '../network/style-network.ts';
import type {Pixels} from '../picture/picture.ts';

/** Engine to network worker. Pixel buffers are transferred. */
export type NetworkRequest =
  | {
      readonly kind: 'start';
      readonly id: number;
      readonly backend: 'webgl' | 'wasm';
      readonly full: StyleNetwork;
    }
  | {readonly kind: 'add-lite'; readonly id: number; readonly lite: StyleNetwork}
  | {
      readonly kind: 'paint';
      readonly id: number;
      readonly network: NetworkSize;
      readonly pixels: Pixels;
      readonly weights: StyleWeights;
    };

/** Network worker to engine: one answer for each request that did not fail. */
export type NetworkAnswer =
  | {readonly kind: 'loaded'; readonly id: number; readonly memory: TensorCounts}
  | {
      readonly kind: 'painted';
      readonly id: number;
      readonly pixels: Pixels;
      readonly networkMs: number;
      readonly memory: TensorCounts;
    };
