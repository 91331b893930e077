/** Whether a visitor has excited the unit more than it was when the lens asked for that. */
import {said} from '../../shared/said.ts';
import type {Said} from '../../../words/words.ts';

/** So many times as strong, at least: answers of neighbouring frames differ by noise. */
const STRONGER = 1.2;

/** @param first, now The unit's strongest answer so far, then and now. */
export function beaten(first: number, now: number): Said | null {
  return first > 0 && now >= STRONGER * first ? said('answers.excites', {from: first, to: now}) : null;
}
