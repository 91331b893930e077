/** Whether an attack has fooled the network, in a sentence for everybody. */
import type {PerceptionNetworkFile} from '../../network/perception.ts';
import type {AttackAim} from './attack.ts';
import {isSureOf, likeliestLabel, wordOf} from '../shared/words.ts';

/** What is judged. */
export interface AttackResult {
  readonly aim: AttackAim;
  /** A probability for each label, of the picture as it was and as it is now. */
  readonly before: Float32Array;
  readonly shares: Float32Array;
  /** The attack has more steps to take. */
  readonly goesOn: boolean;
}

/** Words as the network's file has them. */
export function verdictOn(
  {aim, before, shares, goesOn}: AttackResult,
  file: Pick<PerceptionNetworkFile, 'labels'>,
): string {
  const word = (label: number): string => `“${wordOf(file, label)}”`;
  const [was, is] = [likeliestLabel(before), likeliestLabel(shares)];
  if (aim.kind === 'away-from' && was !== aim.label) return `Nothing to fool: it did not see ${word(aim.label)}`;
  if (aim.kind === 'to' && was === aim.label && is === was) return `It saw ${word(is)} from the start`;
  if (is === was) return goesOn ? 'Not yet' : 'No, not by so little';
  if (aim.kind === 'to' && is !== aim.label) return `Half: now it sees ${word(is)}, not ${word(aim.label)}`;
  return isSureOf(shares) ? `Yes: now it sees ${word(is)}` : `Yes: now it guesses ${word(is)}, but is not sure`;
}
