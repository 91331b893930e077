/**
 * Each op of a perception network and its gradient, written straight from its definition: slow,
 * plain, float64.
 */
import type {Weights} from '../../../src/engine/network/files/decode-weights.ts';
import type {ConvOp} from '../../../src/engine/network/op-list.ts';
import type {DenseOp, PerceptionOp, ReluRule} from '../../../src/engine/network/perception.ts';
import {mapTensor, offset, zeros, type NaiveTensor} from './naive-tensor.ts';

/** The op's output for its input. */
export function runNaively(op: PerceptionOp, x: NaiveTensor, weights: Weights): NaiveTensor {
  switch (op.kind) {
    case 'affine':
      return mapTensor(x, (value) => value * op.scale + op.shift);
    case 'conv': {
      const y = zeros(x.height / op.stride, x.width / op.stride, op.outChannels);
      const bias = op.bias ? weights.get(`${op.name}/bias`)!.values : null;
      y.values.forEach((_, index) => (y.values[index] = bias?.[index % op.outChannels] ?? 0));
      eachTap(op, x, y, weights, (from, to, weight) => {
        y.values[to] = y.values[to]! + weight * x.values[from]!;
      });
      return y;
    }
    case 'relu':
      return mapTensor(x, (value) => Math.max(value, 0));
    case 'max-pool': {
      const y = zeros(x.height / op.size, x.width / op.size, x.channels);
      for (const [to, from] of largest(op.size, x, y).entries()) y.values[to] = x.values[from]!;
      return y;
    }
    case 'global-average': {
      const y = zeros(1, 1, x.channels);
      const share = 1 / (x.width * x.height);
      x.values.forEach((value, index) => {
        y.values[index % x.channels] = y.values[index % x.channels]! + value * share;
      });
      return y;
    }
    case 'dense': {
      const y = zeros(1, 1, op.outChannels);
      y.values.set(weights.get(`${op.name}/bias`)!.values);
      eachLink(op, weights, (from, to, weight) => {
        y.values[to] = y.values[to]! + weight * x.values[from]!;
      });
      return y;
    }
    case 'softmax': {
      const powers = mapTensor(x, (value) => Math.exp(value - Math.max(...x.values)));
      const sum = powers.values.reduce((total, value) => total + value, 0);
      return mapTensor(powers, (value) => value / sum);
    }
  }
}

/**
 * The gradient at the op's input: `x` and `y` are its input and output, `g` the gradient at its
 * output.
 */
export function runBackNaively(
  op: PerceptionOp,
  {x, y, g, weights, rule}: {x: NaiveTensor; y: NaiveTensor; g: NaiveTensor; weights: Weights; rule: ReluRule},
): NaiveTensor {
  const back = zeros(x.height, x.width, x.channels);
  const add = (from: number, to: number, weight: number): void => {
    back.values[from] = back.values[from]! + weight * g.values[to]!;
  };
  switch (op.kind) {
    case 'affine':
      return mapTensor(g, (value) => value * op.scale);
    case 'conv':
      eachTap(op, x, y, weights, add);
      return back;
    case 'relu':
      return mapTensor(g, (value, index) => {
        const passes = rule === 'deconvnet' || x.values[index]! > 0;
        return passes && (rule === 'plain' || value > 0) ? value : 0;
      });
    case 'max-pool':
      for (const [to, from] of largest(op.size, x, y).entries()) add(from, to, 1);
      return back;
    case 'global-average':
      return mapTensor(back, (_, index) => g.values[index % x.channels]! / (x.width * x.height));
    case 'dense':
      eachLink(op, weights, add);
      return back;
    case 'softmax': {
      const mean = y.values.reduce((sum, probability, index) => sum + probability * g.values[index]!, 0);
      return mapTensor(y, (probability, index) => probability * (g.values[index]! - mean));
    }
  }
}

/**
 * Calls `visit` with every pair of input and output values that a weight of the convolution joins.
 */
function eachTap(
  op: ConvOp,
  x: NaiveTensor,
  y: NaiveTensor,
  weights: Weights,
  visit: (from: number, to: number, weight: number) => void,
): void {
  const kernel = weights.get(`${op.name}/kernel`)!.values;
  for (let row = 0; row < y.height; row++) {
    for (let column = 0; column < y.width; column++) {
      for (let down = 0; down < op.kernel; down++) {
        for (let across = 0; across < op.kernel; across++) {
          const from = offset(x, row * op.stride + down - op.pad.size, column * op.stride + across - op.pad.size, 0);
          if (from < 0) continue;
          const to = offset(y, row, column, 0);
          const tap = (down * op.kernel + across) * op.inChannels;
          for (let input = 0; input < op.inChannels; input++) {
            for (let output = 0; output < op.outChannels; output++) {
              visit(from + input, to + output, kernel[(tap + input) * op.outChannels + output]!);
            }
          }
        }
      }
    }
  }
}

function eachLink(op: DenseOp, weights: Weights, visit: (from: number, to: number, weight: number) => void): void {
  const kernel = weights.get(`${op.name}/kernel`)!.values;
  kernel.forEach((weight, index) => {
    visit(Math.floor(index / op.outChannels), index % op.outChannels, weight);
  });
}

/**
 * For each output of a max-pool, where its value comes from: of equal ones the first in reading
 * order, as in PyTorch.
 */
function largest(size: number, x: NaiveTensor, y: NaiveTensor): readonly number[] {
  return Array.from(y.values, (_, to) => {
    const channel = to % y.channels;
    const column = Math.floor(to / y.channels) % y.width;
    const row = Math.floor(to / y.channels / y.width);
    let best = -1;
    for (let down = 0; down < size; down++) {
      for (let across = 0; across < size; across++) {
        const from = offset(x, row * size + down, column * size + across, channel);
        if (best < 0 || x.values[from]! > x.values[best]!) best = from;
      }
    }
    return best;
  });
}
