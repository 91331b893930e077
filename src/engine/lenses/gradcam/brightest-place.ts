/** Where the brightest place of a coarse map is, and whether it has followed somebody. */
import {said} from '../../shared/said.ts';
import type {Said} from '../../../words/words.ts';
import type {FloatMap} from '../shared/channel-grid.ts';

/** A step to the side is at least so many columns: a neighbour may be brighter by chance. */
const STEP = 2;

/** The cell of the largest value; of equal ones the first. */
export function brightestPlace({values}: Pick<FloatMap, 'values'>): number {
  return values.reduce((best, value, cell) => (value > (values[best] ?? 0) ? cell : best), 0);
}

/** That it has gone to another column since the question was asked; null where it has not. */
export function followed({width}: Pick<FloatMap, 'width'>, first: number, now: number): Said | null {
  const [from, to] = [first % width, now % width];
  return Math.abs(to - from) < STEP ? null : said('answers.gradcam', {from: from + 1, to: to + 1});
}
