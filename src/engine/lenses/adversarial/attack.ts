/**
 * Small changes of a picture that make the network say something else. All pictures are of 8 bits:
 * every value is a whole number of 1/255, so that what is asked again is what could be stored, sent
 * and shown.
 *
 * - fast gradient sign: one step of size epsilon (Goodfellow, Shlens & Szegedy 2014, "Explaining
 *   and Harnessing Adversarial Examples", section 4), towards one word (Kurakin, Goodfellow &
 *   Bengio 2016, "Adversarial Machine Learning at Scale", section 3, one-step target class
 *   methods).
 * - iterative: steps of 1/255, never further from the picture than epsilon (Kurakin, Goodfellow &
 *   Bengio 2016, "Adversarial examples in the physical world", section 2); with a target towards
 *   its word (section 2.3).
 */
import type {PerceptionNetwork} from '../../network/perception.ts';
import type {RgbPicture} from '../../picture/picture.ts';
import {likeliestLabel} from '../shared/words.ts';

/** Steps of an iterative attack, at most. */
export const MOST_STEPS = 30;

/** Levels of a channel above 0. */
const LEVELS = 255;

/** Where an attack leads: away from a label, or to one. */
export interface AttackAim {
  readonly kind: 'away-from' | 'to';
  readonly label: number;
}

/** The picture in 8 bits: each value the nearest whole number of 1/255 in 0..1. */
export function toEightBits({width, height, values}: RgbPicture): RgbPicture {
  return {
    width,
    height,
    values: values.map((value) => Math.min(LEVELS, Math.max(0, Math.round(value * LEVELS))) / LEVELS),
  };
}

/**
 * +1, 0 or -1 for each value: the way in which it leads to the aim.
 * @throws EngineError of the network.
 */
export async function signsTowards(
  network: PerceptionNetwork,
  picture: RgbPicture,
  {kind, label}: AttackAim,
): Promise<Float32Array> {
  const {gradient} = await network.gradient(picture, {kind: 'log-odds', label}, 'plain');
  const way = kind === 'to' ? 1 : -1;
  return gradient.map((value) => way * Math.sign(value));
}

/**
 * Where a single step leads: to the word aimed at; away from one, to the word that is
 * likeliest of all others before. A step that only led away from a word the network is sure of
 * would spread its probability over many words, and that word would stay the likeliest.
 *
 * @param before probabilities of the picture.
 */
export function aimOfOneStep(aim: AttackAim, before: ArrayLike<number>): AttackAim {
  if (aim.kind === 'to') return aim;
  const others = Array.from(before, (share, label) => (label === aim.label ? 0 : share));
  return {kind: 'to', label: likeliestLabel(others)};
}

/**
 * One step of the fast gradient sign method.
 * @param epsilon in 1/255; what is not whole is dropped, 8 bits have nothing between.
 */
export function stepBySigns(picture: RgbPicture, signs: Float32Array, epsilon: number): RgbPicture {
  const size = Math.floor(epsilon);
  return toEightBits({
    ...picture,
    values: picture.values.map((value, index) => value + (size * (signs[index] ?? 0)) / LEVELS),
  });
}

/**
 * The nearest picture that is nowhere further than epsilon, in 1/255, from the original. Both of 8
 * bits.
 */
export function keepNear(picture: RgbPicture, original: RgbPicture, epsilon: number): RgbPicture {
  const size = Math.floor(epsilon) / LEVELS;
  return toEightBits({
    ...picture,
    values: picture.values.map((value, index) => {
      const middle = original.values[index] ?? 0;
      return Math.min(middle + size, Math.max(middle - size, value));
    }),
  });
}

/**
 * One step of an iterative attack from where it has come to.
 * @throws EngineError of the network.
 */
export async function iterate(
  network: PerceptionNetwork,
  {
    original,
    reached,
    aim,
    epsilon,
  }: {
    readonly original: RgbPicture;
    readonly reached: RgbPicture;
    readonly aim: AttackAim;
    readonly epsilon: number;
  },
): Promise<RgbPicture> {
  const signs = await signsTowards(network, reached, aim);
  return keepNear(stepBySigns(reached, signs, 1), original, epsilon);
}

/**
 * Whether the likeliest label is the one that was aimed at, or is no longer the one that was fled.
 */
export function hasLed({kind, label}: AttackAim, shares: ArrayLike<number>): boolean {
  return (likeliestLabel(shares) === label) === (kind === 'to');
}

/** What was added to the original, in 0..1. */
export function differenceOf(reached: RgbPicture, original: RgbPicture): Float32Array {
  return reached.values.map((value, index) => value - (original.values[index] ?? 0));
}
