/**
 * A network small enough to be watched: fully connected, one output between -1 and 1, forward and
 * backward written out (Rumelhart, Hinton & Williams 1986, "Learning representations by
 * back-propagating errors").
 *
 * All parameters lie in one array, layer by layer: the weights [units, inputs], then the biases
 * [units]. So a network is a point in a space, and a path of learning is a list of such points.
 */
import {assert} from '../../../protocol/assert.ts';
import type {ActivationName} from '../../../catalogue/lenses/playground.ts';
import {SeededRandom} from '../../shared/seeded-random.ts';

/** What a network is built of. */
export interface NetworkShape {
  readonly inputs: number;
  /** Units of each hidden layer, the first one first; none for a network without. */
  readonly hidden: readonly number[];
  /** Of the hidden units; the output's is always tanh. */
  readonly activation: ActivationName;
}

/** One layer, and where it lies in the array of parameters and in that of answers. */
export interface SmallLayer {
  readonly inputs: number;
  readonly units: number;
  readonly weights: number;
  readonly biases: number;
  /** Of its own answers; the inputs' are those before it. */
  readonly answers: number;
}

/** A unit's answer to the sum of what it hears, and the slope there in terms of the answer. */
interface Activation {
  readonly of: (sum: number) => number;
  readonly slope: (answer: number) => number;
}

const ACTIVATIONS: Readonly<Record<ActivationName, Activation>> = {
  tanh: {of: Math.tanh, slope: (answer) => 1 - answer * answer},
  relu: {of: (sum) => Math.max(0, sum), slope: (answer) => (answer > 0 ? 1 : 0)},
  sigmoid: {of: (sum) => 1 / (1 + Math.exp(-sum)), slope: (answer) => answer * (1 - answer)},
  linear: {of: (sum) => sum, slope: () => 1},
};

/** Forward, then backward, one point at a time. */
export class SmallNetwork {
  readonly shape: NetworkShape;
  /** Hidden layers, then the output's. */
  readonly layers: readonly SmallLayer[];
  readonly parameters: Float64Array;
  /** Of every unit, the inputs first; those of the last `forward`. */
  readonly answers: Float64Array;
  /** The loss's slope at each of those answers, then at the sum before it. */
  readonly #slopes: Float64Array;

  constructor(shape: NetworkShape) {
    this.shape = shape;
    let [inputs, parameters, answers] = [shape.inputs, 0, shape.inputs];
    this.layers = [...shape.hidden, 1].map((units) => {
      const layer = {inputs, units, weights: parameters, biases: parameters + inputs * units, answers};
      [inputs, parameters, answers] = [units, parameters + (inputs + 1) * units, answers + units];
      return layer;
    });
    this.parameters = new Float64Array(parameters);
    this.answers = new Float64Array(answers);
    this.#slopes = new Float64Array(answers);
  }

  /**
   * Draws all weights anew, evenly within the bound of Glorot & Bengio 2010; biases begin at 0. The
   * same seed draws the same.
   */
  draw(seed: number): void {
    const random = new SeededRandom(seed);
    this.parameters.fill(0);
    for (const {inputs, units, weights, biases} of this.layers) {
      const bound = Math.sqrt(6 / (inputs + units));
      for (let index = weights; index < biases; index++) this.parameters[index] = random.between(-bound, bound);
    }
  }

  /**
   * The output for one point.
   * @param values features of many points. @param from where this point's begin.
   */
  forward(values: Float64Array, from = 0): number {
    const {parameters, answers, layers} = this;
    for (let input = 0; input < this.shape.inputs; input++) answers[input] = values[from + input] ?? 0;
    let before = 0;
    for (const [index, layer] of layers.entries()) {
      const {of} = this.#activationOf(index);
      for (let unit = 0; unit < layer.units; unit++) {
        let sum = parameters[layer.biases + unit] ?? 0;
        const weights = layer.weights + unit * layer.inputs;
        for (let input = 0; input < layer.inputs; input++) {
          sum += (parameters[weights + input] ?? 0) * (answers[before + input] ?? 0);
        }
        answers[layer.answers + unit] = of(sum);
      }
      before = layer.answers;
    }
    return answers[answers.length - 1] ?? 0;
  }

  /**
   * Adds the loss's slope at each parameter, for the point of the last `forward`.
   *
   * @param slope the loss's slope at the output. @param gradient as long as `parameters`.
   */
  backward(slope: number, gradient: Float64Array): void {
    assert(gradient.length === this.parameters.length, () => 'a gradient of another network');
    const slopes = this.#slopes.fill(0);
    slopes[slopes.length - 1] = slope;
    for (let index = this.layers.length - 1; index >= 0; index--) this.#backThrough(index, slopes, gradient);
  }

  #backThrough(index: number, slopes: Float64Array, gradient: Float64Array): void {
    const layer = this.layers[index];
    if (layer === undefined) return;
    const {parameters, answers} = this;
    const {slope: slopeAt} = this.#activationOf(index);
    const before = this.layers[index - 1]?.answers ?? 0;
    for (let unit = 0; unit < layer.units; unit++) {
      const own = layer.answers + unit;
      const slope = (slopes[own] ?? 0) * slopeAt(answers[own] ?? 0);
      const weights = layer.weights + unit * layer.inputs;
      for (let input = 0; input < layer.inputs; input++) {
        gradient[weights + input] = (gradient[weights + input] ?? 0) + slope * (answers[before + input] ?? 0);
        slopes[before + input] = (slopes[before + input] ?? 0) + slope * (parameters[weights + input] ?? 0);
      }
      gradient[layer.biases + unit] = (gradient[layer.biases + unit] ?? 0) + slope;
    }
  }

  #activationOf(layer: number): Activation {
    return layer < this.layers.length - 1 ? ACTIVATIONS[this.shape.activation] : ACTIVATIONS.tanh;
  }
}
