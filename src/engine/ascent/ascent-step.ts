/**
 * One step of gradient ascent at one octave: shift, gradient, shift back, calm, level, normalise.
 */
import type {Objective, PerceptionNetwork, ReluRule} from '../network/perception.ts';
import type {RgbPicture} from '../picture/picture.ts';
import type {PixelSize} from '../../protocol/units.ts';
import type {SeededRandom} from '../shared/seeded-random.ts';
import {calmColours} from './calm-colours.ts';
import {opposite, pickShift, roll} from './jitter.ts';
import {levelGradient, levelWeightsFor} from './level-gradient.ts';
import {resize} from '../picture/resize.ts';

/** The dream climbs the objective itself; deconvnet and guided are for the lenses. */
export const RULE: ReluRule = 'plain';

/** A step and where it came from. */
export interface AscentStep {
  /** The objective before the step. */
  readonly score: number;
  /** The network's gradient as it is, at the octave's size. */
  readonly gradient: RgbPicture;
  /**
   * The step at the octave's size: its mean absolute value is 1, or 0 where the gradient vanishes.
   */
  readonly step: RgbPicture;
}

/** What a step is taken with. */
export interface AscentParts {
  readonly network: PerceptionNetwork;
  readonly objective: Objective;
  readonly random: SeededRandom;
}

/**
 * Measures the step that raises the objective at this octave; nothing is added to the picture yet.
 */
export async function measureStep(
  {network, objective, random}: AscentParts,
  picture: RgbPicture,
  octave: PixelSize,
): Promise<AscentStep> {
  const shift = pickShift(random, network.file.input.multipleOf);
  const seen = roll(resize(picture, octave), shift);
  const {score, gradient: values} = await network.gradient(seen, objective, RULE);
  const gradient = roll({...seen, values}, opposite(shift));
  const calmed = {...gradient, values: gradient.values.slice()};
  calmColours(calmed.values);
  const step = levelGradient(calmed, levelWeightsFor(network.file, objective));
  normalise(step.values);
  return {score, gradient, step};
}

/**
 * Scales to a mean absolute value of 1. What vanishes or is no number becomes 0: a step must never
 * poison the dream.
 */
export function normalise(values: Float32Array): void {
  let sum = 0;
  for (const value of values) sum += Math.abs(value);
  if (!(sum > 0 && Number.isFinite(sum))) {
    values.fill(0);
    return;
  }
  const factor = values.length / sum;
  for (let index = 0; index < values.length; index++) values[index] = (values[index] ?? 0) * factor;
}
