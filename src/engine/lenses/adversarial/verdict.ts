/** Whether an attack has fooled the network, in a sentence for everybody. */
import {said} from '../../shared/said.ts';
import type {ClassWord, Said} from '../../../words/words.ts';
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
): Said {
  const word = (label: number): ClassWord => ({classWord: wordOf(file, label)});
  const [was, is] = [likeliestLabel(before), likeliestLabel(shares)];
  if (aim.kind === 'away-from' && was !== aim.label) {
    return said('findings.adversarial.nothingToFool', {word: word(aim.label)});
  }
  if (aim.kind === 'to' && was === aim.label && is === was) {
    return said('findings.adversarial.fromTheStart', {word: word(is)});
  }
  if (is === was) return goesOn ? said('findings.adversarial.notYet') : said('findings.adversarial.no');
  if (aim.kind === 'to' && is !== aim.label) {
    return said('findings.adversarial.half', {word: word(is), target: word(aim.label)});
  }
  return isSureOf(shares)
    ? said('findings.adversarial.yes', {word: word(is)})
    : said('findings.adversarial.yesUnsure', {word: word(is)});
}
