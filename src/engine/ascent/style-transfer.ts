/**
 * A picture is changed, step by step, until it has one picture's content and another's style
 * (Gatys, Ecker & Bethge 2015, "A neural algorithm of artistic style").
 *
 * All distances are relative, so that the layers count alike. A little total variation is added to
 * what is made small: the network's first layer goes in steps of two pixels, and does not see every
 * speck.
 */
import {present} from '../../protocol/assert.ts';
import type {Activation, Cotangents, PerceptionNetwork} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';
import {Adam} from './adam.ts';
import type {GramMatrix} from './gram.ts';
import {gramLoss} from './gram-loss.ts';
import type {Code} from './inversion.ts';
import {relativeDistance} from './relative-distance.ts';
import {totalVariation} from './total-variation.ts';

/** About how far a value of the picture moves in a step. */
export const TRANSFER_RATE = 0.02;

/** The weight of the total variation. */
export const CALM = 3;

/** A style at one layer. */
export interface LayerStyle {
  readonly layer: string;
  readonly gram: GramMatrix;
}

/** What a picture is to become. */
export interface TransferGoal {
  /** The deepest layer that is looked at may be this one's. */
  readonly content: Code;
  readonly styles: readonly LayerStyle[];
}

/** How far a picture is from its goal. */
export interface TransferState {
  /** |F − P|² ∕ |P|² at the content's layer. */
  readonly content: number;
  /** The mean over the layers of |G − A|² ∕ |A|². */
  readonly style: number;
  /** content + strength · style + CALM · R. */
  readonly total: number;
  /** The picture's own Gram matrices, in the order of the styles. */
  readonly grams: readonly GramMatrix[];
}

/** One picture on its way. */
export class StyleTransfer {
  /** As it is now; it changes with each step. */
  readonly picture: RgbPicture;
  readonly goal: TransferGoal;
  readonly #adam: Adam;

  /** @param start is not changed. */
  constructor(goal: TransferGoal, start: RgbPicture) {
    this.goal = goal;
    this.picture = {...start, values: start.values.slice()};
    this.#adam = new Adam(start.values.length, TRANSFER_RATE);
  }

  get steps(): number {
    return this.#adam.steps;
  }

  /**
   * Takes one step, in small pieces of work: yields between them.
   *
   * @param strength how much the style counts beside the content.
   * @returns how the picture was before it.
   * @throws EngineError of the network.
   */
  async *step(network: PerceptionNetwork, strength: number): AsyncGenerator<void, TransferState, void> {
    const {gradient, ...state} = yield* transferGradient(network, this.picture, this.goal, strength);
    this.#adam.descend(this.picture.values, gradient);
    return state;
  }
}

/**
 * The state of a picture, and the gradient of its `total` at every value.
 * @throws EngineError of the network.
 */
export async function* transferGradient(
  network: PerceptionNetwork,
  picture: RgbPicture,
  {content, styles}: TransferGoal,
  strength: number,
): AsyncGenerator<void, TransferState & {readonly gradient: Float32Array}, void> {
  const layers = [...new Set([content.layer, ...styles.map(({layer}) => layer)])];
  const answers = await network.activations(picture, layers);
  const answersOf = (layer: string): Activation => present(answers.get(layer), () => `the network left out '${layer}'`);
  const near = relativeDistance(answersOf(content.layer).values, content.values);
  const cotangents = new Map([[content.layer, near.slopes]]);
  const grams: GramMatrix[] = [];
  let style = 0;
  const share = 1 / styles.length;
  for (const {layer, gram: goal} of styles) {
    yield;
    const {loss, slopes, gram} = gramLoss(answersOf(layer), goal);
    style += share * loss;
    grams.push(gram);
    cotangents.set(layer, addScaled(cotangents.get(layer), slopes, strength * share));
  }
  yield;
  const sources = [...cotangents].map(([layer, values]): Cotangents => ({layer, values}));
  const {gradient} = await network.gradient(picture, {kind: 'cotangents', layers: sources}, 'plain');
  const variation = totalVariation(picture);
  const total = near.loss + strength * style + CALM * variation.value;
  return {content: near.loss, style, total, grams, gradient: addScaled(gradient, variation.gradient, CALM)};
}

/** a + factor * b; `a` is nothing where it is left out. */
function addScaled(a: Float32Array | undefined, b: Float32Array, factor: number): Float32Array {
  return b.map((value, index) => (a?.[index] ?? 0) + factor * value);
}
