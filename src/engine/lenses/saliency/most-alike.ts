/** Which rule's map depends least on what the network has learned. */
import {said} from '../../shared/said.ts';
import type {Said} from '../../../words/words.ts';

/** How alike a rule's map is before and after the weights were shuffled. */
export interface Likeness {
  /** What the rule is called. */
  readonly rule: Said;
  /** Rank correlation, -1..1. */
  readonly correlation: number;
}

/** The rule that stays most alike, in a sentence; of equal ones the first. */
export function mostAlike(found: readonly Likeness[]): Said | null {
  const [first, ...others] = found;
  if (first === undefined) return null;
  const {rule, correlation} = others.reduce((best, each) => (each.correlation > best.correlation ? each : best), first);
  return said('answers.saliency', {rule, correlation});
}
