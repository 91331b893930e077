/** What the engine asks of the perception worker, whichever engine runs in it. */
import type {PerceptionModel} from '../network/files/load-perception.ts';
import type {Activation, InputGradient, Objective, ReluRule} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';

/** Calls of the perception worker. Pictures and values are transferred. */
export interface PerceptionCalls {
  /** Opens the backend and builds the network. */
  readonly start: {
    readonly params: {readonly backend: 'webgl' | 'wasm'; readonly network: PerceptionModel};
    /** What runs, for the status panel. */
    readonly result: {readonly engine: string};
  };
  readonly activations: {
    readonly params: {readonly picture: RgbPicture; readonly layers: readonly string[]};
    readonly result: ReadonlyMap<string, Activation>;
  };
  readonly gradient: {
    readonly params: {readonly picture: RgbPicture; readonly objective: Objective; readonly rule: ReluRule};
    readonly result: InputGradient;
  };
  readonly 'layer-gradients': {
    readonly params: {
      readonly picture: RgbPicture;
      readonly objective: Objective;
      readonly convolutions: readonly string[];
    };
    readonly result: ReadonlyMap<string, Activation>;
  };
}
