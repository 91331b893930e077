/** What crosses between the engine worker and the perception worker. */
import type {Activation, InputGradient, Objective, ReluRule} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {PerceptionModel} from '../network/files/load-perception.ts';
import type {TensorCounts} from '../shared/tensor-counts.ts';

/** Engine to perception worker. Pictures are transferred. */
export type PerceptionRequest =
  | {
      readonly kind: 'start';
      readonly id: number;
      readonly backend: 'webgl' | 'wasm';
      readonly network: PerceptionModel;
    }
  | {
      readonly kind: 'activations';
      readonly id: number;
      readonly picture: RgbPicture;
      readonly layers: readonly string[];
    }
  | {
      readonly kind: 'gradient';
      readonly id: number;
      readonly picture: RgbPicture;
      readonly objective: Objective;
      readonly rule: ReluRule;
    }
  | {
      readonly kind: 'layer-gradients';
      readonly id: number;
      readonly picture: RgbPicture;
      readonly objective: Objective;
      readonly convolutions: readonly string[];
    };

/**
 * Perception worker to engine: one answer for each request that did not fail. Values are
 * transferred.
 */
export type PerceptionAnswer =
  | {readonly kind: 'started'; readonly id: number; readonly memory: TensorCounts}
  | {
      /** Answers 'layer-gradients', too, which have the same form. */
      readonly kind: 'activations';
      readonly id: number;
      readonly activations: ReadonlyMap<string, Activation>;
      readonly memory: TensorCounts;
    }
  | {
      readonly kind: 'gradient';
      readonly id: number;
      readonly gradient: InputGradient;
      readonly memory: TensorCounts;
    };
