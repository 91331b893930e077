/**
 * The perception network as data, and what can be asked of it. Tensors are NHWC float32, pictures
 * RGB in 0..1.
 *
 * A classifier of plain convolutions, ReLU and max-pooling (models/training/perception_ops.py);
 * every layer is addressed by its op's name.
 */
import type {RgbPicture} from '../picture/picture.ts';
import type {ConvOp, WeightEntry} from './op-list.ts';

/** One operation of the perception network. `input` names an earlier op or the network's input. */
export type PerceptionOp =
  | ConvOp
  /** x * scale + shift, on every value. */
  | {
      readonly kind: 'affine';
      readonly name: string;
      readonly input: string;
      readonly scale: number;
      readonly shift: number;
    }
  | {readonly kind: 'relu'; readonly name: string; readonly input: string}
  /** The largest of size x size values, in steps of `size`. */
  | {readonly kind: 'max-pool'; readonly name: string; readonly input: string; readonly size: number}
  /** The mean over height and width: [h, w, c] to [c]. */
  | {readonly kind: 'global-average'; readonly name: string; readonly input: string}
  | DenseOp
  | {readonly kind: 'softmax'; readonly name: string; readonly input: string};

/** Weights: `<name>/kernel` [in, out] and `<name>/bias` [out]. */
export interface DenseOp {
  readonly kind: 'dense';
  readonly name: string;
  readonly input: string;
  readonly inChannels: number;
  readonly outChannels: number;
}

/** A word of the classifier. */
export interface PerceptionLabel {
  readonly word: string;
  /** Something visitors hold up to the mirror, or a face: recall is asked of these one by one. */
  readonly marked: boolean;
}

/**
 * A small picture with what PyTorch finds for it: what a backend must find too before it is used.
 * Pictures are rows of bytes in base64.
 */
export interface PerceptionSelfTest {
  readonly width: number;
  readonly height: number;
  /** RGB8. */
  readonly input: string;
  /** The likeliest labels. */
  readonly likeliest: readonly {readonly label: number; readonly probability: number}[];
  /**
   * The plain gradient of half a layer's squared norm: there are drivers that get the probabilities
   * right and every gradient zero.
   */
  readonly gradient: {
    readonly layer: string;
    /** What a stored value of 1 stands for. */
    readonly step: number;
    /** int8. */
    readonly values: string;
  };
}

/** The contents of models/perception/model.json. */
export interface PerceptionNetworkFile {
  readonly format: 'pareidolia-network';
  readonly formatVersion: 1;
  readonly name: string;
  readonly version: string;
  readonly input: {
    readonly name: string;
    readonly channels: number;
    /** Sides must be multiples of this. */
    readonly multipleOf: number;
    /** The side the classifier was made for, in pixels; gradients work at any size. */
    readonly side: number;
  };
  readonly ops: readonly PerceptionOp[];
  /** The op whose output are probabilities. */
  readonly output: string;
  /** The ops worth tapping, from pixels to words: rectified convolutions. */
  readonly layers: readonly string[];
  readonly labels: readonly PerceptionLabel[];
  readonly selfTest: PerceptionSelfTest;
  readonly weightsManifest: readonly {readonly paths: readonly string[]; readonly weights: readonly WeightEntry[]}[];
}

/**
 * How a gradient passes a ReLU backwards: its own rule, Zeiler & Fergus 2013 (deconvnet), or both
 * (Springenberg et al. 2014).
 */
export type ReluRule = 'plain' | 'deconvnet' | 'guided';

/** The slope of `leaky-channel` below zero. */
export const LEAK = 0.02;

/** What gradient ascent climbs. Each is a scalar of the picture. */
export type Objective =
  /**
   * Half the squared L2 norm of a layer: its gradient at the layer is the activation itself
   * (Mordvintsev et al. 2015).
   */
  | {readonly kind: 'l2'; readonly layer: string}
  /** The mean of one channel of a layer over its positions. */
  | {readonly kind: 'channel'; readonly layer: string; readonly channel: number}
  /**
   * The mean of one channel of a layer behind a leaky ReLU: its value where it is positive, `LEAK`
   * times that elsewhere. Of a layer in front of its ReLU: a unit that answers nowhere in the
   * picture can be climbed, too (Olah et al. 2017 redirect such gradients), and where one answers
   * somewhere, nearly all growth is there.
   */
  | {readonly kind: 'leaky-channel'; readonly layer: string; readonly channel: number}
  /** A class's logit, before the softmax. */
  | {readonly kind: 'class'; readonly label: number}
  /**
   * The natural logarithm of a class's odds, p / (1 - p): its gradient at the scores is one-hot
   * minus what each of the others is of all others' probability. It leads the same way as the
   * logarithm of p, and does not fade where p is nearly 1.
   */
  | {readonly kind: 'log-odds'; readonly label: number}
  /**
   * Towards a guide: at each position the dot product with the guide's most similar feature vector
   * (google/deepdream). `features` is [count, channels] of the same layer.
   */
  | {readonly kind: 'guide'; readonly layer: string; readonly features: Float32Array}
  /**
   * Given numbers times the outputs of some layers, summed: its gradient at each of the layers is
   * these numbers. Whatever is computed from activations, and can be differentiated there, is
   * climbed with it. Several layers go back under the plain rule alone.
   */
  | {readonly kind: 'cotangents'; readonly layers: readonly Cotangents[]};

/** A gradient at a layer's output, [height, width, channels] like the output. */
export interface Cotangents {
  readonly layer: string;
  readonly values: Float32Array;
}

/** One layer's output, [height, width, channels]; a vector has height and width 1. */
export interface Activation {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly values: Float32Array;
}

/**
 * An objective's value and its gradient to the picture, [height, width, 3]. Under deconvnet and
 * guided it is no function's gradient.
 */
export interface InputGradient {
  readonly score: number;
  readonly gradient: Float32Array;
}

/**
 * A perception network ready to run: the same numbers on WebGPU, WebGL2 and wasm, within 1e-2 for
 * gradients.
 */
export interface PerceptionNetwork {
  readonly file: PerceptionNetworkFile;
  /** The named ops' outputs. @throws EngineError 'layer-unknown'. */
  activations(picture: RgbPicture, layers: readonly string[]): Promise<ReadonlyMap<string, Activation>>;
  /**
   * @throws EngineError 'layer-unknown' for a layer, channel or label that does not exist,
   *   'internal' for cotangents that do not fit their layer, or of several layers under another
   *   rule than the plain one.
   */
  gradient(picture: RgbPicture, objective: Objective, rule: ReluRule): Promise<InputGradient>;
  /**
   * An objective's plain gradient to the outputs of convolutions below it, each [height, width,
   * channels] like the output itself.
   *
   * @throws EngineError 'layer-unknown' like `gradient`, and for a name that is not a convolution
   *   on the objective's way to the picture.
   */
  layerGradients(
    picture: RgbPicture,
    objective: Objective,
    convolutions: readonly string[],
  ): Promise<ReadonlyMap<string, Activation>>;
  dispose(): void;
}
