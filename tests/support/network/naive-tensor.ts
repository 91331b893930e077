/** Tensors of the naive reference: float64, height, width, channels. */

/** [height, width, channels]; a vector has height and width 1. */
export interface NaiveTensor {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly values: Float64Array;
}

/** Zeros. */
export function zeros(height: number, width: number, channels: number): NaiveTensor {
  return {width, height, channels, values: new Float64Array(width * height * channels)};
}

/** A tensor of the same form whose values are made one by one. */
export function mapTensor(x: NaiveTensor, make: (value: number, index: number) => number): NaiveTensor {
  return {...x, values: x.values.map(make)};
}

/** Where a value lies, or -1 outside. */
export function offset({width, height, channels}: NaiveTensor, row: number, column: number, channel: number): number {
  if (row < 0 || row >= height || column < 0 || column >= width) return -1;
  return (row * width + column) * channels + channel;
}
