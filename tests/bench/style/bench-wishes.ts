/**
 * What the command line or the address may ask of the bench; what they leave out depends on the
 * adapter.
 */
import type {PixelSize} from '../../../src/protocol/units.ts';
import {DEFAULT_DISPLAYS, DEFAULT_ROUNDS, DEFAULT_SIZES} from './bench-options.ts';

/** Wishes, in Node and in the page. */
export interface BenchWishes {
  readonly sizes?: readonly PixelSize[];
  readonly rounds?: number;
  readonly onnx: Uint8Array | null;
  readonly shapes: boolean;
  /** The finishing pass instead of the usual rows. */
  readonly finishing: boolean;
  readonly onProgress: (line: string) => void;
}

/** Sizes and rounds for an adapter. */
export function settle(
  {sizes, rounds, finishing}: BenchWishes,
  isSoftware: boolean,
): {readonly sizes: readonly PixelSize[]; readonly rounds: number} {
  const kind = isSoftware ? 'software' : 'hardware';
  return {sizes: sizes ?? (finishing ? DEFAULT_DISPLAYS : DEFAULT_SIZES)[kind], rounds: rounds ?? DEFAULT_ROUNDS[kind]};
}
