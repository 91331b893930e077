/**
 * The few ways a convolution is cut into workgroups. Which is fastest depends on the GPU: see
 * autotune.ts.
 */
import type {PixelSize} from '../../../protocol/units.ts';
import {MOST_QUADS} from '../plan/plan-network.ts';

/** How a convolution is cut. */
export interface WorkgroupShape {
  /** `tiled` stages its input in workgroup memory, `direct` reads it as it goes. */
  readonly kind: 'direct' | 'tiled';
  /** Invocations of a workgroup; each computes 2x2 pixels. */
  readonly x: number;
  readonly y: number;
  /** Most planes of four output channels that one invocation computes. */
  readonly quads: number;
  /** Input planes staged at a time; 0 where nothing is staged. */
  readonly chunk: number;
}

/** What a device allows. */
export type ComputeLimits = Pick<
  GPUSupportedLimits,
  'maxComputeWorkgroupStorageSize' | 'maxComputeInvocationsPerWorkgroup'
>;

/** What of a convolution decides whether a shape fits. */
export interface ConvSize {
  readonly kernel: number;
  readonly stride: number;
  readonly inQuads: number;
  readonly outQuads: number;
}

/** For GPUs, before anything was timed. */
export const DEFAULT_SHAPE: WorkgroupShape = {kind: 'tiled', x: 8, y: 8, quads: 4, chunk: 2};

/**
 * For software adapters, where barriers are dear: measured on SwiftShader, see docs/bench-style.md.
 */
export const SOFTWARE_SHAPE: WorkgroupShape = {kind: 'direct', x: 8, y: 8, quads: 6, chunk: 0};

/** Before anything was timed on an adapter. */
export function defaultShape({isFallbackAdapter}: Pick<GPUAdapterInfo, 'isFallbackAdapter'>): WorkgroupShape {
  return isFallbackAdapter ? SOFTWARE_SHAPE : DEFAULT_SHAPE;
}

/** What autotuning chooses from. */
export const SHAPES: readonly WorkgroupShape[] = [
  DEFAULT_SHAPE,
  {kind: 'tiled', x: 8, y: 8, quads: 6, chunk: 2},
  {kind: 'tiled', x: 8, y: 4, quads: 6, chunk: 3},
  {kind: 'tiled', x: 16, y: 8, quads: 3, chunk: 2},
  {kind: 'tiled', x: 16, y: 8, quads: 4, chunk: 1},
  SOFTWARE_SHAPE,
  {kind: 'direct', x: 8, y: 8, quads: 3, chunk: 0},
  {kind: 'direct', x: 8, y: 4, quads: 3, chunk: 0},
];

/** A shape's name, for the status panel and to remember it by: 'tiled 8x8, 4 planes, 2 staged'. */
export function nameOfShape({kind, x, y, quads, chunk}: WorkgroupShape): string {
  return `${kind} ${x}x${y}, ${quads} planes${chunk > 0 ? `, ${chunk} staged` : ''}`;
}

/**
 * The shape with a name; null for anything else, such as what an older version or another program
 * has stored.
 */
export function shapeNamed(name: unknown): WorkgroupShape | null {
  return SHAPES.find((shape) => nameOfShape(shape) === name) ?? null;
}

/**
 * A shape as one convolution uses it: planes divide evenly, and workgroup memory suffices (less is
 * staged at a time, then nothing).
 *
 * @param needsAllQuads whether one invocation must compute all output channels.
 * @param elementBytes bytes of one staged value of four channels.
 */
export function fitShape(
  shape: WorkgroupShape,
  conv: ConvSize,
  limits: ComputeLimits,
  {needsAllQuads, elementBytes}: {readonly needsAllQuads: boolean; readonly elementBytes: number},
): WorkgroupShape {
  const quads = needsAllQuads ? conv.outQuads : largestDivisor(conv.outQuads, Math.min(shape.quads, MOST_QUADS));
  let {x, y} = shape;
  while (x * y > limits.maxComputeInvocationsPerWorkgroup) [x, y] = x > y ? [x / 2, y] : [x, y / 2];
  for (let chunk = Math.min(shape.chunk, conv.inQuads); chunk > 0; chunk--) {
    const fitted: WorkgroupShape = {kind: 'tiled', x, y, quads, chunk};
    if (workgroupBytes(fitted, conv, elementBytes) <= limits.maxComputeWorkgroupStorageSize) return fitted;
  }
  return {kind: 'direct', x, y, quads, chunk: 0};
}

/**
 * A shape for an output that its tiles would badly overlap: sides are halved where that computes
 * fewer pixels that do not exist. Tiles keep 8 pixels a side, so that a workgroup still fills a
 * GPU's lanes, unless the output has no more than 4.
 */
export function shrinkToOutput(shape: WorkgroupShape, {width, height}: PixelSize): WorkgroupShape {
  return {...shape, x: shrunkenSide(shape.x, width), y: shrunkenSide(shape.y, height)};
}

/** Pixels of a tile. */
export function tileSize({x, y}: WorkgroupShape): PixelSize {
  return {width: 2 * x, height: 2 * y};
}

/** Tiles that cover an output. */
export function tilesOf(shape: WorkgroupShape, {width, height}: PixelSize): PixelSize {
  const tile = tileSize(shape);
  return {width: Math.ceil(width / tile.width), height: Math.ceil(height / tile.height)};
}

/**
 * Workgroup memory of a convolution pass: the staged tile, the moments and the samples they are
 * taken about.
 */
function workgroupBytes(shape: WorkgroupShape, {kernel, stride}: ConvSize, elementBytes: number): number {
  const width = (2 * shape.x - 1) * stride + kernel;
  const height = (2 * shape.y - 1) * stride + kernel;
  const moments = (shape.x * shape.y * shape.quads * 32) / 2;
  return width * height * shape.chunk * elementBytes + moments + MOST_QUADS * 16 + 16;
}

/**
 * Invocations along one side of a tile; each computes two pixels. Of equally good ones the most.
 */
function shrunkenSide(invocations: number, outputSide: number): number {
  const least = outputSide > 4 ? 4 : 2;
  let best = invocations;
  for (let side = invocations; side >= least; side /= 2) {
    if (coveredSide(side, outputSide) < coveredSide(best, outputSide)) best = side;
  }
  return best;
}

function coveredSide(invocations: number, outputSide: number): number {
  return Math.ceil(outputSide / (2 * invocations)) * 2 * invocations;
}

function largestDivisor(value: number, limit: number): number {
  for (let divisor = Math.min(value, limit); divisor > 1; divisor--) {
    if (value % divisor === 0) return divisor;
  }
  return 1;
}
