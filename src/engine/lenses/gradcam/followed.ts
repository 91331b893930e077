/** Whether the brightest place of a coarse map has followed somebody. */
import {said} from '../../shared/said.ts';
import type {Said} from '../../../words/words.ts';
import type {PixelSize} from '../../../protocol/units.ts';

/** A step to the side is at least so many columns: a neighbour may be brighter by chance. */
const STEP = 2;

/**
 * That it has gone to another column since the question was asked; null where it has not.
 * @param first, now Its cell then and now, counted row by row.
 */
export function followed({width}: Pick<PixelSize, 'width'>, first: number, now: number): Said | null {
  const [from, to] = [first % width, now % width];
  return Math.abs(to - from) < STEP ? null : said('answers.gradcam', {from: from + 1, to: to + 1});
}
