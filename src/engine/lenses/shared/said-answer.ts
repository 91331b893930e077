/** How strongly the network answers a word or a unit, as a sentence. */
import {said} from '../../shared/said.ts';
import type {Said} from '../../../words/words.ts';
import {percent, twoDecimals} from './said-numbers.ts';
import type {Answer} from './subject.ts';

/** '83 %' of a word, '3.14' of a unit: for a caption. */
export function briefAnswer({score, share}: Answer): Said {
  return share === null ? twoDecimals(score) : percent(share);
}

/** '83 %, score 12.70 before the softmax', or what a unit answers on average. */
export function saidAnswer({score, share}: Answer): Said {
  return share === null
    ? said('findings.classes.answer', {score: twoDecimals(score)})
    : said('findings.classes.shareAndScore', {share: percent(share), score: twoDecimals(score)});
}
