/**
 * The way back through ReLU and max-pooling on WebGL2, one shader each. Composed of tfjs's
 * operations they are two and eighteen draws, and on small pictures the number of draws is what a
 * step costs.
 */
import type {GPGPUProgram, MathBackendWebGL} from '@tensorflow/tfjs-backend-webgl';
import * as tf from '@tensorflow/tfjs-core';

/** gradient where y is positive, else 0. Both of one shape. */
export function webglReluGradient(gradient: tf.Tensor, y: tf.Tensor): tf.Tensor {
  return run(
    {
      variableNames: ['gradient', 'y'],
      outputShape: y.shape,
      packedInputs: true,
      packedOutput: true,
      userCode: `
        void main() {
          setOutput(getGradientAtOutCoords() * vec4(greaterThan(getYAtOutCoords(), vec4(0.0))));
        }`,
    },
    [gradient, y],
  );
}

/**
 * The gradient at x [1, h, w, c] of pooling it to y in windows of size x size: of equal values, the
 * first in reading order takes it.
 */
export function webglMaxPoolGradient(gradient: tf.Tensor, x: tf.Tensor, y: tf.Tensor, size: number): tf.Tensor {
  return run(
    {
      variableNames: ['gradient', 'x', 'y'],
      outputShape: x.shape,
      userCode: `
        void main() {
          ivec4 here = getOutputCoords();
          ivec2 window = here.yz / ${size};
          int place = (here.y % ${size}) * ${size} + here.z % ${size};
          float largest = getY(0, window.x, window.y, here.w);
          bool takes = getX(0, here.y, here.z, here.w) == largest;
          for (int before = 0; before < ${size * size - 1}; before++) {
            if (before >= place) break;
            ivec2 other = window * ${size} + ivec2(before / ${size}, before % ${size});
            if (getX(0, other.x, other.y, here.w) == largest) takes = false;
          }
          setOutput(takes ? getGradient(0, window.x, window.y, here.w) : 0.0);
        }`,
    },
    [gradient, x, y],
  );
}

function run(program: GPGPUProgram, inputs: readonly tf.Tensor[]): tf.Tensor {
  const backend = tf.backend() as tf.KernelBackend & Pick<MathBackendWebGL, 'compileAndRun'>;
  return tf.engine().makeTensorFromTensorInfo(backend.compileAndRun(program, [...inputs]));
}
