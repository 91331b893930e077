/**
 * What a hand means for one picture: the numbers that the passes compute with. Lengths are shares
 * of the picture's short side, places are too: (0, 0) is the upper left corner.
 */
import {MARKS, type MixedHand} from '../network/hand.ts';
import type {UnitInterval} from '../../protocol/units.ts';
import {NOISE_SIDE, NOISE_SIGMA} from './noise-table.ts';
import {FEWER_READINGS, gainsOf, NOISE_READINGS, type NoiseSample} from './stroke-samples.ts';

/** Widths of a stroke that is four deviations of the stroke noise wide. */
const DEVIATIONS_PER_STROKE = 4;

/**
 * Half a stroke is at most so many texels of the noise long: readings that lie further apart than
 * the noise is smooth would show as beads.
 */
const LONGEST_REACH_TEXELS = 34;

/** How much of each part of the pass is left: what is shed when time is short. */
export interface BrushCare {
  /** Of the strokes' length: with less of it, noise is read at half of the places. */
  readonly length: UnitInterval;
  /** Of the light over the paint. */
  readonly relief: UnitInterval;
  /** False leaves paintings as they are. */
  readonly isOn: boolean;
}

/** Nothing is shed. */
export const FULL_CARE: BrushCare = {length: 1, relief: 1, isOn: true};

/** What is shed step by step: half of the strokes' length, the light over them, the whole pass. */
export const BRUSH_CARES: readonly BrushCare[] = [
  FULL_CARE,
  {length: 0.5, relief: 1, isOn: true},
  {length: 0.5, relief: 0, isOn: true},
  {length: 0, relief: 0, isOn: false},
];

/** The numbers of one hand, at one strength of the brush. */
export interface BrushNumbers {
  readonly hand: MixedHand;
  /** Half a stroke's length, and half a smear's. */
  readonly reach: number;
  readonly smearReach: number;
  /** Where noise is read along a stroke. */
  readonly readings: readonly NoiseSample[];
  /** Side of the noise table. */
  readonly tableSide: number;
  /** Of the integrals: gain times the deviation that the table has. */
  readonly strokeGain: number;
  readonly bristleGain: number;
}

/** @param brush How much of the hand is laid on: 0 leaves the painting as it is. */
export function brushNumbers(hand: MixedHand, brush: UnitInterval, care: BrushCare = FULL_CARE): BrushNumbers {
  const texel = hand.width / (DEVIATIONS_PER_STROKE * NOISE_SIGMA.stroke);
  const reach = Math.min((hand.length / 2) * care.length, LONGEST_REACH_TEXELS * texel);
  const readings = care.length < 1 ? FEWER_READINGS : NOISE_READINGS;
  const gains = gainsOf(reach / texel, readings);
  return {
    hand: {
      ...hand,
      marks: Object.fromEntries(MARKS.map((mark) => [mark, hand.marks[mark] * brush])) as MixedHand['marks'],
      body: hand.body * brush,
      relief: hand.relief * care.relief,
      ragged: hand.ragged * brush,
      variety: hand.variety * brush,
      sharpness: hand.sharpness * brush,
      line: hand.line * brush,
      grain: hand.grain * brush,
    },
    reach,
    smearReach: (hand.smear / 2) * brush,
    readings,
    tableSide: texel * NOISE_SIDE,
    strokeGain: gains.stroke,
    bristleGain: gains.bristle,
  };
}
