/** The part of the picture that one cell of a layer can see. */
import type {SmallPicture} from '../../../protocol/small-picture.ts';
import {EngineError} from '../../../protocol/errors.ts';
import type {PerceptionNetworkFile, PerceptionOp} from '../../network/perception.ts';

/**
 * A square of the picture for each cell (x, y): `side` pixels wide, its left edge at `first + x *
 * step`, its upper edge at `first + y * step`.
 */
export interface ReceptiveField {
  readonly side: number;
  readonly step: number;
  /** Negative where the first cell sees past the picture's edge. */
  readonly first: number;
}

/** The grey that stands for what lies outside the picture, where the network sees zeros. */
const OUTSIDE = 115;

/**
 * Adds up kernels, strides and padding from the picture to a layer (Araujo, Norris & Sim 2019,
 * "Computing Receptive Fields of Convolutional Neural Networks", Distill). @throws EngineError
 * 'layer-unknown' for a layer that does not exist.
 */
export function receptiveField(
  {ops, input}: Pick<PerceptionNetworkFile, 'ops' | 'input'>,
  layer: string,
): ReceptiveField {
  let field: ReceptiveField = {side: 1, step: 1, first: 0};
  for (const op of pathTo(ops, layer, input.name)) {
    const {size, stride, pad} = windowOf(op);
    const {side, step, first} = field;
    field = {side: side + (size - 1) * step, step: step * stride, first: first - pad * step};
  }
  return field;
}

/** What the cell (x, y) sees, opaque; grey beyond the picture's edges. */
export function cropField(
  picture: SmallPicture,
  {side, step, first}: ReceptiveField,
  x: number,
  y: number,
): SmallPicture {
  const data = new Uint8ClampedArray(side * side * 4).fill(OUTSIDE);
  const [left, top] = [first + x * step, first + y * step];
  for (let pixel = 0; pixel < side * side; pixel++) {
    const [column, row] = [left + (pixel % side), top + Math.floor(pixel / side)];
    data[pixel * 4 + 3] = 255;
    if (column < 0 || row < 0 || column >= picture.width || row >= picture.height) continue;
    const from = (row * picture.width + column) * 4;
    data.set(picture.data.subarray(from, from + 4), pixel * 4);
  }
  return {width: side, height: side, data};
}

function pathTo(ops: readonly PerceptionOp[], layer: string, input: string): readonly PerceptionOp[] {
  const path: PerceptionOp[] = [];
  for (let name = layer; name !== input;) {
    const op = ops.find((candidate) => candidate.name === name);
    if (op === undefined) throw new EngineError('layer-unknown', `the network has no layer '${name}'`);
    path.unshift(op);
    name = op.input;
  }
  return path;
}

/**
 * What one cell of an op's output reads of its input. Layers behind the mean see everything, and
 * are not asked.
 */
function windowOf(op: PerceptionOp): {readonly size: number; readonly stride: number; readonly pad: number} {
  switch (op.kind) {
    case 'conv':
      return {size: op.kernel, stride: op.stride, pad: op.pad.size};
    case 'max-pool':
      return {size: op.size, stride: op.size, pad: 0};
    default:
      return {size: 1, stride: 1, pad: 0};
  }
}
