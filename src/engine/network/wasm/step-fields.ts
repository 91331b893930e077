/**
 * What a step of the kernel's program says: the TypeScript side of kernels/network/step.ts, field
 * by field in the same order.
 */
import {assert} from '../../../protocol/assert.ts';

/** Bytes from one step of a program to the next. */
export const STEP_BYTES = 160;

/** Bytes at the start of a thread's scratch memory, before the rows that a step reads. */
export const WORKSPACE_BYTES = 1024;

const HEAD = ['kind', 'strips', 'stripRows'] as const;

const READING = [
  ...HEAD,
  'first',
  'firstNorm',
  'firstFloor',
  'second',
  'secondNorm',
  'secondFloor',
  'sumFloor',
  'width',
  'height',
  'vectors',
  'enlarge',
  'padSize',
  'padWithZero',
  'kept',
  'output',
  'outWidth',
  'outHeight',
  'outVectors',
] as const;

const CONVOLVING = [
  ...READING,
  'kernel',
  'stride',
  'panels',
  'weights',
  'bias',
  'moments',
  'tilesAt',
  'productsAt',
  'tilesAtOnce',
  'outFloor',
] as const;

const TENSOR = [...HEAD, 'input', 'output', 'outWidth', 'outHeight', 'outVectors'] as const;

/** The fields of each kind of step. */
export const STEP_FIELDS = {
  ingest: [
    ...HEAD,
    'pixels',
    'pixelWidth',
    'pixelHeight',
    'pattern',
    'amplitude',
    'block',
    'output',
    'outWidth',
    'outHeight',
    'outVectors',
  ],
  convolve: CONVOLVING,
  'convolve-tiles': CONVOLVING,
  'finish-norm': [
    ...HEAD,
    'moments',
    'momentStrips',
    'momentRows',
    'outWidth',
    'outHeight',
    'outVectors',
    'scale',
    'shift',
    'epsilon',
    'output',
  ],
  combine: READING,
  present: [...READING, 'sigmoid', 'block', 'pixels', 'pixelWidth', 'pixelHeight'],
  'max-pool': [...TENSOR, 'size'],
  'global-average': [...TENSOR, 'width', 'height'],
  softmax: [...TENSOR, 'channels'],
  'match-guide': [...TENSOR, 'weights', 'panels', 'guides', 'guideCount', 'scores'],
  'sink-gradient': [...TENSOR, 'phases', 'window', 'activation', 'byActivation', 'byGradient', 'factor'],
  'softmax-gradient': [...TENSOR, 'probabilities'],
} as const;

/** What a step does; the kernel knows it by its place in this list. */
export type StepKind = keyof typeof STEP_FIELDS;

/** In the order of the numbers in kernels/network/step.ts. */
export const STEP_KINDS = Object.keys(STEP_FIELDS) as readonly StepKind[];

/** Fields that are float32; all others are whole numbers or addresses. */
export const FLOAT_FIELDS: ReadonlySet<string> = new Set([
  'firstFloor',
  'secondFloor',
  'sumFloor',
  'outFloor',
  'epsilon',
  'factor',
]);

/** The values of a step's fields, but its kind. */
export type StepValues<Kind extends StepKind> = Readonly<
  Record<Exclude<(typeof STEP_FIELDS)[Kind][number], 'kind'>, number>
>;

/** A step as data. */
export interface KernelStep {
  readonly kind: StepKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A step's bytes. */
export function packStep<Kind extends StepKind>(kind: Kind, values: StepValues<Kind>): KernelStep {
  const fields: readonly string[] = STEP_FIELDS[kind];
  assert(fields.length * 4 <= STEP_BYTES, () => `a step '${kind}' has ${fields.length} fields`);
  const byName = new Map<string, number>([['kind', STEP_KINDS.indexOf(kind)], ...Object.entries<number>(values)]);
  const bytes = new Uint8Array(STEP_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [index, field] of fields.entries()) {
    const value = byName.get(field) ?? 0;
    if (FLOAT_FIELDS.has(field)) view.setFloat32(index * 4, value, true);
    else view.setInt32(index * 4, value, true);
  }
  return {kind, bytes};
}
