/**
 * A network as data: one list of operations, written by the exporter and read by every builder
 * (tfjs, WGSL, gradients).
 *
 * Tensors are NHWC float32, pictures RGB in 0..1, pads explicit and symmetric. Nobody builds a
 * network by hand twice.
 */
import type {Hand} from './hand.ts';

/**
 * How a convolution's border is filled. `edge` repeats the outermost pixel, `zero` fills with 0.
 */
export interface Padding {
  readonly mode: 'edge' | 'zero';
  /** Pixels on each of the four sides. */
  readonly size: number;
}

/**
 * One operation. `input` names an earlier op or the network's input. Channel order of the folds is
 * TensorFlow's.
 */
export type NetworkOp =
  | {readonly kind: 'space-to-depth'; readonly name: string; readonly input: string; readonly block: number}
  | {readonly kind: 'depth-to-space'; readonly name: string; readonly input: string; readonly block: number}
  | ConvOp
  | InstanceNormOp
  | AddPatternOp
  | {readonly kind: 'relu'; readonly name: string; readonly input: string}
  | {readonly kind: 'sigmoid'; readonly name: string; readonly input: string}
  | {readonly kind: 'add'; readonly name: string; readonly inputs: readonly [string, string]}
  | {readonly kind: 'resize-nearest'; readonly name: string; readonly input: string; readonly factor: number};

/** Weights: `<name>/kernel` [kernel, kernel, in, out] and, with a bias, `<name>/bias` [out]. */
export interface ConvOp {
  readonly kind: 'conv';
  readonly name: string;
  readonly input: string;
  readonly kernel: number;
  readonly stride: number;
  readonly pad: Padding;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly bias: boolean;
}

/**
 * Conditional instance normalisation (Dumoulin et al. 2017, section 2.2), biased variance over
 * height and width. Weights: `<name>/scale` and `<name>/shift`, both [styles, channels]; a mix of
 * styles is a weighted sum of rows.
 */
export interface InstanceNormOp {
  readonly kind: 'instance-norm';
  readonly name: string;
  readonly input: string;
  readonly channels: number;
  readonly epsilon: number;
}

/**
 * Adds a faint pattern to the picture, the same to each colour, so that empty walls have something
 * to be painted from. Nothing is clamped. The pattern is a sum of octaves; each is a tile of values
 * without a seam, repeated for ever and read bilinearly: value i lies in the middle of cell i, and
 * cell 0 begins in the upper left corner. It belongs to the picture, not to its padding, and is
 * mirrored with it (pattern.ts).
 *
 * Weights: `<name>/tiles` [octaves, side, side], and `<name>/amplitude` [styles], which is what the
 * pattern is multiplied by; a mix of styles has the weighted sum.
 */
export interface AddPatternOp {
  readonly kind: 'add-pattern';
  readonly name: string;
  /** The network's input. */
  readonly input: string;
  /** Values along each side of a tile. */
  readonly side: number;
  /**
   * For each octave the width of a cell, as a share of the picture's short side; on the picture it
   * is at least 2 pixels.
   */
  readonly cells: readonly number[];
}

/** One entry of the TensorFlow.js weights manifest, float16 on disk. */
export interface WeightEntry {
  readonly name: string;
  readonly shape: number[];
  readonly dtype: 'float32';
  readonly quantization?: {readonly dtype: 'float16'; readonly original_dtype?: 'float32'};
}

/**
 * A small frame with its painted reference, both RGB8 rows in base64: what the start-up self-test
 * compares.
 */
export interface SelfTestCase {
  readonly width: number;
  readonly height: number;
  /** Weight of each style, summing to 1. */
  readonly styles: readonly number[];
  readonly input: string;
  readonly output: string;
}

/** The contents of models/<name>/model.json for a style network. */
export interface StyleNetworkFile {
  readonly format: 'pareidolia-network';
  /** 2 since there is `add-pattern`; a network without it may still say 1. */
  readonly formatVersion: 1 | 2;
  readonly name: string;
  readonly version: string;
  readonly input: {
    readonly name: string;
    readonly channels: number;
    /** Sides are padded by the edge to a multiple of this. */ readonly multipleOf: number;
  };
  readonly ops: readonly NetworkOp[];
  readonly output: string;
  readonly styles: readonly {
    readonly id: string;
    readonly title: string;
    readonly painter: string;
    readonly year: string;
    readonly line: string;
    readonly palette: readonly [string, string];
    /** How its painter put on paint; a network from before there were hands has none. */
    readonly hand?: Hand;
  }[];
  readonly selfTest: SelfTestCase;
  readonly weightsManifest: readonly {readonly paths: readonly string[]; readonly weights: readonly WeightEntry[]}[];
}

/** One file of a model, as models/manifest.json lists it. */
export interface ManifestFile {
  /** Relative to models/. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * One layer's units as pictures that the network makes of what each looks for: square tiles in
 * reading order, by channel. Loaded when they are to be seen, never with the network.
 */
export interface FeatureSheet extends ManifestFile {
  readonly layer: string;
  /** Side of a tile in pixels. */
  readonly tile: number;
  /** Tiles in a row. */
  readonly columns: number;
}

/** A painting's style as the network sees it (models/training/painting_grams.py). */
export interface PaintingGrams extends ManifestFile {
  /** The style's name. */
  readonly painting: string;
}

/**
 * How strong waves are in photographs: float16, [3, side / 2 + 1, side / 2 + 1], made by
 * models/training/magnitudes.py.
 */
export interface MagnitudesFile extends ManifestFile {
  /** Side of the photographs' crops in pixels. */
  readonly side: number;
}

/** One model in models/manifest.json. */
export interface ManifestEntry {
  readonly name: string;
  readonly version: string;
  readonly model: string;
  readonly files: readonly ManifestFile[];
  /** Only of a network whose units are looked at. */
  readonly features?: readonly FeatureSheet[];
  /** Only of a network that paintings were looked at with. */
  readonly grams?: readonly PaintingGrams[];
  /** Only of a network that pictures are made for. */
  readonly magnitudes?: MagnitudesFile;
  readonly licence: string;
  readonly card: string;
}

/** The contents of models/manifest.json. */
export interface ModelManifest {
  readonly models: readonly ManifestEntry[];
}
