/** What crosses between the engine worker and the network worker, where networks compute on the processor or on WebGL2. */
import type {Failure} from '../../protocol/errors.ts';
import type {StyleNetworkFile} from '../../protocol/network.ts';
import type {VerifiedModel} from '../models/fetch-model.ts';
import type {NormStatistics, Pixels, StyleWeights, TensorCounts} from './painter.ts';

/** Engine to network worker. Pixel buffers are transferred. */
export type NetworkRequest =
  | {
      readonly kind: 'start';
      readonly id: number;
      readonly backend: 'webgl' | 'wasm';
      readonly network: StyleNetworkFile;
      readonly model: VerifiedModel;
    }
  | {
      readonly kind: 'paint';
      readonly id: number;
      readonly pixels: Pixels;
      readonly weights: StyleWeights;
      readonly statistics: NormStatistics | null;
    }
  | {readonly kind: 'measure'; readonly id: number; readonly pixels: Pixels; readonly weights: StyleWeights};

/** Network worker to engine: one answer for each request. */
export type NetworkAnswer =
  | {readonly kind: 'started'; readonly id: number; readonly memory: TensorCounts}
  | {
      readonly kind: 'painted';
      readonly id: number;
      readonly pixels: Pixels;
      readonly networkMs: number;
      readonly memory: TensorCounts;
    }
  | {readonly kind: 'measured'; readonly id: number; readonly statistics: NormStatistics; readonly memory: TensorCounts}
  | {readonly kind: 'failed'; readonly id: number; readonly failure: Failure};
