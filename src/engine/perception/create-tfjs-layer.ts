/** From an op as data to an op that runs. */
import {assertNever} from '../../protocol/assert.ts';
import type {PerceptionOp} from '../network/perception.ts';
import type {Weights} from '../network/files/decode-weights.ts';
import {TfjsConvolution} from './tfjs-convolution.ts';
import type {TfjsLayer} from './tfjs-layer.ts';
import {TfjsMaxPool} from './tfjs-max-pool.ts';
import {createAffine, createDense, createGlobalAverage, createRelu, createSoftmax} from './tfjs-simple-layers.ts';

/** Builds one op on the tfjs backend in use. */
export function createTfjsLayer(op: PerceptionOp, weights: Weights): TfjsLayer {
  switch (op.kind) {
    case 'affine':
      return createAffine(op);
    case 'conv':
      return new TfjsConvolution(op, weights);
    case 'relu':
      return createRelu();
    case 'max-pool':
      return new TfjsMaxPool(op.size);
    case 'global-average':
      return createGlobalAverage();
    case 'dense':
      return createDense(op, weights);
    case 'softmax':
      return createSoftmax();
    default:
      return assertNever(op);
  }
}
