/**
 * What one step of a program says, as src/engine/network/wasm/step-fields.ts writes it: numbers of
 * 32 bits one after the other. Addresses are bytes from the start of the memory.
 *
 * The work of a step is cut into strips of rows, which threads take one by one.
 */

/** Bytes from one step of a program to the next. */
export const STEP_BYTES: usize = 160;

/**
 * Bytes at the start of a thread's scratch memory for what a step needs at hand; the rows that it
 * reads follow.
 */
export const WORKSPACE_BYTES: usize = 1024;

/** The kinds of steps. */
export const INGEST: i32 = 0;
export const CONVOLVE: i32 = 1;
export const CONVOLVE_TILES: i32 = 2;
export const FINISH_NORM: i32 = 3;
export const COMBINE: i32 = 4;
export const PRESENT: i32 = 5;
export const MAX_POOL: i32 = 6;
export const GLOBAL_AVERAGE: i32 = 7;
export const SOFTMAX: i32 = 8;
export const MATCH_GUIDE: i32 = 9;
export const SINK_GRADIENT: i32 = 10;
export const SOFTMAX_GRADIENT: i32 = 11;

/** What every step begins with. */
@unmanaged
export class Step {
  kind: i32;
  strips: i32;
  /** Rows of the result in a strip; the last one may have fewer. */
  stripRows: i32;
}

/** Pixels, RGBA8, become the network's input. */
@unmanaged
export class IngestStep extends Step {
  pixels: usize;
  pixelWidth: i32;
  pixelHeight: i32;
  /** [outHeight * block][outWidth * block] floats that each colour gets added, or 0 for none. */
  pattern: usize;
  /** Where a float lies that they are multiplied by. */
  amplitude: usize;
  /** Space-to-depth, 1 for none. */
  block: i32;
  output: usize;
  outWidth: i32;
  outHeight: i32;
  outVectors: i32;
}

/**
 * A step that reads one or two tensors: each is normalised and rectified, then they are added up,
 * rectified, and enlarged.
 */
@unmanaged
export class ReadingStep extends Step {
  first: usize;
  /** Factors and summands of the norm, [2][channels]. */
  firstNorm: usize;
  /** 0 for ReLU, minus infinity for none. */
  firstFloor: f32;
  /** 0 for none. */
  second: usize;
  secondNorm: usize;
  secondFloor: f32;
  sumFloor: f32;
  width: i32;
  height: i32;
  vectors: i32;
  enlarge: i32;
  padSize: i32;
  /** 1 where what is outside counts as 0, 0 where the edge is repeated. */
  padWithZero: i32;
  /** Where what was read is stored for later steps, or 0. */
  kept: usize;
  output: usize;
  outWidth: i32;
  outHeight: i32;
  outVectors: i32;
}

/** A convolution. */
@unmanaged
export class ConvolveStep extends ReadingStep {
  kernel: i32;
  stride: i32;
  /** Eight output channels each. */
  panels: i32;
  weights: usize;
  /** [outVectors][4] floats. */
  bias: usize;
  /** Where each strip's mean and squared deviations go, [strips][2][channels], or 0. */
  moments: usize;
  /** In a thread's scratch memory, behind the rows that were read: tiles, then products. */
  tilesAt: usize;
  productsAt: usize;
  /** Tiles that are worked on at once. */
  tilesAtOnce: i32;
  /** 0 where the result is rectified, minus infinity where it is not. */
  outFloor: f32;
}

/** The moments of all strips become the factors and summands of a norm. */
@unmanaged
export class FinishNormStep extends Step {
  moments: usize;
  momentStrips: i32;
  momentRows: i32;
  outWidth: i32;
  outHeight: i32;
  outVectors: i32;
  /** The style's mixed row, [channels] each. */
  scale: usize;
  shift: usize;
  epsilon: f32;
  output: usize;
}

/** The last tensor becomes pixels, RGBA8. */
@unmanaged
export class PresentStep extends ReadingStep {
  sigmoid: i32;
  /** Depth-to-space, 1 for none. */
  block: i32;
  pixels: usize;
  pixelWidth: i32;
  pixelHeight: i32;
}

/** A step that makes one tensor of another. */
@unmanaged
export class TensorStep extends Step {
  input: usize;
  output: usize;
  outWidth: i32;
  outHeight: i32;
  outVectors: i32;
}

/** The largest of size x size values, in steps of `size`. */
@unmanaged
export class MaxPoolStep extends TensorStep {
  size: i32;
}

/** The mean over height and width. */
@unmanaged
export class GlobalAverageStep extends TensorStep {
  width: i32;
  height: i32;
}

/** exp(x) / sum(exp(x)) of one pixel. */
@unmanaged
export class SoftmaxStep extends TensorStep {
  /** Those that do not only fill up a vector. */
  channels: i32;
}

/** The gradient at the input of a softmax. `input` is the one at its output. */
@unmanaged
export class SoftmaxGradientStep extends TensorStep {
  probabilities: usize;
}

/** Each position's most similar vector of a guide. */
@unmanaged
export class MatchGuideStep extends TensorStep {
  /** [panels][channels][8], as a convolution's weights. */
  weights: usize;
  panels: i32;
  /** The same vectors one after the other, [guides][outVectors][4]. */
  guides: usize;
  guideCount: i32;
  /** The dot product at each position. */
  scores: usize;
}

/**
 * Takes a gradient through what lies in front of an op: a max-pool or a mean, then a ReLU, then a
 * factor (src/engine/perception/plan/plan-backward.ts).
 */
@unmanaged
export class SinkGradientStep extends TensorStep {
  /** Side of the phases that `input` has as channels (transpose-convolution.ts); 1 for none. */
  phases: i32;
  /** Side of the max-pool's windows, 1 for none; 0 where all pixels share one. */
  window: i32;
  /** The output's own values, for max-pool and ReLU; 0 where there is neither. */
  activation: usize;
  /** 1 where the gradient passes positive values alone. */
  byActivation: i32;
  /** 1 where only what is positive of the gradient passes. */
  byGradient: i32;
  factor: f32;
}
