/** A convolution as a step of the kernel, and the scratch memory that it needs. */
import type {ConvOp} from '../op-list.ts';
import {aligned} from './kernel-memory.ts';
import {isTiled, PANEL, panelsOf} from './pack-kernel.ts';
import {packStep, WORKSPACE_BYTES, type KernelStep, type StepValues} from './step-fields.ts';

/** Rows of a tile's results (kernels/network/convolve-tiles.ts). */
export const TILE = 4;

/** Pixels or tiles that the innermost loop takes at once (kernels/network/multiply.ts). */
export const ROWS = 4;

const POSITIONS = 36;
const POSITION_GAP = 64;
const VECTOR_BYTES = 16;

/** Where a step writes, and what form. */
export type OutputValues = Pick<StepValues<'combine'>, 'output' | 'outWidth' | 'outHeight' | 'outVectors'>;

/** What a step reads, and what is done to it meanwhile. */
export type ReadingValues = Omit<StepValues<'combine'>, 'strips' | 'stripRows' | keyof OutputValues>;

/** How a convolution's work is cut. */
export interface Cut {
  /** Rows of the result in a strip; of tiles, whole rows of them. */
  readonly stripRows: number;
  readonly tilesAtOnce: number;
}

/** What the step is packed from. */
export interface ConvolutionParts extends Pick<StepValues<'convolve'>, 'kept' | 'weights' | 'bias' | 'moments'> {
  readonly op: ConvOp;
  readonly reading: ReadingValues;
  readonly out: OutputValues;
  readonly rectifies: boolean;
  readonly cut: Cut;
}

/** The step, and the bytes of scratch memory that each thread needs for it. */
export function packConvolution({op, reading, out, rectifies, cut, ...addresses}: ConvolutionParts): {
  readonly step: KernelStep;
  readonly scratchBytes: number;
} {
  const panels = panelsOf(op.outChannels);
  const scratch = isTiled(op)
    ? tiledScratch(out.outWidth, reading.vectors, panels, cut)
    : plainScratch(out.outWidth, reading.vectors, panels, cut, op);
  const step = packStep(isTiled(op) ? 'convolve-tiles' : 'convolve', {
    ...stripsOf(out.outHeight, cut.stripRows),
    ...reading,
    padSize: op.pad.size,
    padWithZero: Number(op.pad.mode === 'zero'),
    ...out,
    kernel: op.kernel,
    stride: op.stride,
    panels,
    ...addresses,
    tilesAt: scratch.tilesAt,
    productsAt: scratch.productsAt,
    tilesAtOnce: cut.tilesAtOnce,
    outFloor: floorOf(rectifies),
  });
  return {step, scratchBytes: scratch.end};
}

/** A result's rows in strips. */
export function stripsOf(height: number, stripRows: number): {readonly strips: number; readonly stripRows: number} {
  return {strips: Math.ceil(height / stripRows), stripRows};
}

/** What a number is at least, where it is rectified and where not. */
export function floorOf(relu: boolean): number {
  return relu ? 0 : -Infinity;
}

interface Scratch {
  readonly tilesAt: number;
  readonly productsAt: number;
  readonly end: number;
}

function tiledScratch(outWidth: number, vectors: number, panels: number, {stripRows, tilesAtOnce}: Cut): Scratch {
  const columns = Math.ceil(outWidth / TILE) * TILE + 2;
  const rows = Math.ceil(stripRows / TILE) * TILE + 2;
  const tilesAt = aligned(WORKSPACE_BYTES + rows * columns * vectors * VECTOR_BYTES);
  const tileBytes = POSITIONS * (tilesAtOnce * vectors * VECTOR_BYTES + POSITION_GAP);
  const productsAt = aligned(tilesAt + tileBytes);
  const productBytes = POSITIONS * (tilesAtOnce * panels * PANEL * 4 + POSITION_GAP);
  return {tilesAt, productsAt, end: productsAt + productBytes};
}

function plainScratch(
  outWidth: number,
  vectors: number,
  panels: number,
  {stripRows}: Cut,
  {kernel, stride}: Pick<ConvOp, 'kernel' | 'stride'>,
): Scratch {
  const pixels = Math.ceil(outWidth / ROWS) * ROWS;
  const columns = (pixels - 1) * stride + kernel;
  const rows = (stripRows - 1) * stride + kernel;
  const productsAt = aligned(WORKSPACE_BYTES + rows * columns * vectors * VECTOR_BYTES);
  return {tilesAt: 0, productsAt, end: productsAt + pixels * panels * PANEL * 4};
}
