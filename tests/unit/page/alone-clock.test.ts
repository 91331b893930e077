/**
 * When a visit is over, second by second.
 */
import {expect, test} from 'vitest';

import {AloneClock, type AloneSigns, type AloneVerdict} from '../../../src/page/bindings/alone-clock.ts';

const ALONE: AloneSigns = {limit: 75, isComputing: false, isAsStarted: false};

/** The verdicts of these seconds. */
function ticks(clock: AloneClock, seconds: number, signs: AloneSigns = ALONE): AloneVerdict[] {
  return Array.from({length: seconds}, () => clock.tick(signs));
}

test('a visit ends after 75 seconds alone, announced in the last ten', () => {
  const verdicts = ticks(new AloneClock(), 75);
  expect(new Set(verdicts.slice(0, 64).map(({kind}) => kind))).toEqual(new Set(['waiting']));
  expect(verdicts.slice(64, 74)).toEqual(
    [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((inSeconds) => ({kind: 'announced', inSeconds})),
  );
  expect(verdicts[74]).toEqual({kind: 'over'});
});

test('a touch in the last second begins the count anew', () => {
  const clock = new AloneClock();
  ticks(clock, 74);
  clock.touch();
  expect(ticks(clock, 64)).toEqual(Array.from({length: 64}, () => ({kind: 'waiting'})));
});

test('it never ends where the operator has not asked for it, or nothing would change', () => {
  expect(ticks(new AloneClock(), 1000, {...ALONE, limit: null}).every(({kind}) => kind === 'waiting')).toBe(true);
  expect(ticks(new AloneClock(), 1000, {...ALONE, isAsStarted: true}).every(({kind}) => kind === 'waiting')).toBe(true);
});

test('a computation holds it, for five minutes at most, and its result can be looked at for ten seconds', () => {
  const clock = new AloneClock();
  ticks(clock, 70);
  expect(ticks(clock, 100, {...ALONE, isComputing: true}).every(({kind}) => kind === 'waiting')).toBe(true);
  expect(clock.tick(ALONE)).toEqual({kind: 'announced', inSeconds: 10});
  const endless = new AloneClock();
  const kinds = ticks(endless, 400, {...ALONE, isComputing: true}).map(({kind}) => kind);
  expect(kinds.indexOf('over')).toBe(374);
});
