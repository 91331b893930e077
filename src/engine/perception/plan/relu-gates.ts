/**
 * How a gradient passes a ReLU backwards:
 *
 * - plain, the derivative: where the forward activation is positive. What gradient ascent climbs
 *   (Mordvintsev, Olah & Tyka 2015, "Inceptionism"; Simonyan et al. 2014, "Deep inside
 *   convolutional networks").
 * - deconvnet: where the gradient itself is positive (Zeiler & Fergus 2013, "Visualizing and
 *   understanding convolutional networks", 2.1).
 * - guided: where both are (Springenberg et al. 2014, "Striving for simplicity: the all
 *   convolutional net", figure 1).
 */
import type {ReluRule} from '../../network/perception.ts';

/** [by activation, by gradient]: what must be positive for a gradient to pass, 1 or 0. */
export const RELU_GATES: Readonly<Record<ReluRule, readonly [number, number]>> = {
  plain: [1, 0],
  deconvnet: [0, 1],
  guided: [1, 1],
};
