/** Numbers as lenses tell them: the sentence decides how each is written. */
import {said} from '../../shared/said.ts';
import type {Milliseconds, UnitInterval} from '../../../protocol/units.ts';
import type {Said} from '../../../words/words.ts';

/** '83 %', or '0.4 %' below one per cent. */
export function percent(share: UnitInterval): Said {
  return share < 0.01 && share > 0 ? said('findings.percentBelowOne', {share}) : said('findings.percent', {share});
}

/** '3.14' */
export function twoDecimals(value: number): Said {
  return said('findings.twoDecimals', {n: value});
}

/** Two digits that count: '3.1', and '3.1e+5' where zeros would hide them. */
export function twoDigits(value: number): Said {
  const [mantissa, exponent] = value.toPrecision(2).split('e');
  return exponent === undefined
    ? said('findings.twoDigits', {n: Number(mantissa)})
    : said('findings.power', {mantissa: Number(mantissa), exponent});
}

/** 'now', or '12 s ago'. */
export function ageOf(ageMs: Milliseconds): Said {
  return ageMs < 1000
    ? said('findings.activations.now')
    : said('findings.activations.ago', {seconds: Math.round(ageMs / 1000)});
}

/** 12,345 */
export function whole(value: number): Said {
  return said('findings.whole', {n: value});
}

/** A change of a value of the picture, in 1/255. */
export function steps255(steps: number): Said {
  return said('findings.steps255', {n: steps});
}
