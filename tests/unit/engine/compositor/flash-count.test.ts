/** The flash limiter's count on the processor, against counts that share nothing with it. */
import {describe, expect, test, vi} from 'vitest';

import {NUMBERS} from '../../../../src/engine/compositor/flash/arithmetic.ts';
import {holdCell, lookAtCell, RESTED} from '../../../../src/engine/compositor/flash/cell-rule.ts';
import {MAX_TURNS, SECOND_MS} from '../../../../src/engine/compositor/flash/flash-rules.ts';
import {SeededRandom} from '../../../../src/engine/shared/seeded-random.ts';
import {countFlashes} from '../../../support/engine/flash-counter.ts';
import {limitFilm} from '../../../support/engine/limit-film.ts';
import {
  checkerboard,
  GREY,
  isLit,
  largestDifference,
  redStrobe,
  runningWave,
  SLOW_FADE,
  type Show,
  strobe,
  WAVING_HAND,
  WAVING_PERSON,
  WHITE,
} from '../../../support/engine/strobe-films.ts';

// Films are counted pixel by pixel, which takes seconds on a busy machine.
vi.setConfig({testTimeout: 60_000});

describe('no more than three flashes a second are shown', () => {
  test.each<[string, Show, number]>([
    ['of the whole picture at 5 Hz', strobe(5), 30],
    ['of the whole picture at 30 Hz, each frame another', strobe(30), 60],
    ['of two halves in turn', checkerboard(5, 2, 1), 30],
    ['of a coarse checkerboard', checkerboard(5, 8, 6), 30],
    ['of a checkerboard as fine as the grid', checkerboard(5, 48, 36), 30],
    ['of a checkerboard that does not fit the grid', checkerboard(5, 31, 23), 30],
    ['of a checkerboard in a corner', (x, y, t) => (x < 0.2 && y < 0.2 ? checkerboard(5, 16, 12)(x, y, t) : GREY), 30],
    ['of a strip', (x, _y, t) => (x > 0.5 && x < 0.59 && isLit(t, 5) ? WHITE : GREY), 30],
    ['of a wave that runs across', runningWave(5, 2), 60],
  ])('%s', (_what, show, rate) => {
    const {wanted, shown} = limitFilm(show, 1.5, rate);
    expect(countFlashes(wanted, 'general')).toBeGreaterThan(3);
    expect(countFlashes(shown, 'general')).toBeLessThanOrEqual(3);
  });

  test('of red that is as bright as what it alternates with', () => {
    const {wanted, shown} = limitFilm(redStrobe(5), 1.5, 30);
    expect(countFlashes(wanted, 'general')).toBe(1);
    expect(countFlashes(wanted, 'red')).toBeGreaterThan(3);
    expect(countFlashes(shown, 'red')).toBeLessThanOrEqual(3);
  });
});

test.each<[string, Show, number]>([
  ['a slow fade', SLOW_FADE, 30],
  ['flashes at 2 Hz', strobe(2), 30],
  ['a checkerboard that reverses twice a second', checkerboard(2, 8, 6), 30],
  ['a hand waving twice a second, at 25 frames a second', WAVING_HAND, 25],
  ['a hand waving twice a second, at 30 frames a second', WAVING_HAND, 30],
  ['a hand waving twice a second, at 60 frames a second', WAVING_HAND, 60],
  ['somebody who waves, at 30 frames a second', WAVING_PERSON, 30],
  ['somebody who waves, at 60 frames a second', WAVING_PERSON, 60],
  ['a small strobe', (x, y, t) => (Math.hypot(x - 0.5, y - 0.5) < 0.05 && isLit(t, 10) ? WHITE : GREY), 30],
])('%s is shown as it is', (_what, show, rate) => {
  const {wanted, shown} = limitFilm(show, 1.5, rate);
  expect(largestDifference(wanted, shown)).toBe(0);
});

test('a lasting strobe ends in a steady light, and is let go within two seconds after it has stopped', () => {
  const {shown} = limitFilm((_x, _y, t) => (t < 3 ? strobe(10)(0, 0, t) : GREY), 5, 30);
  const levels = shown.frames.map(({data}) => data[0]!);
  const held = levels.slice(2.5 * 30, 3 * 30);
  expect(Math.max(...held) - Math.min(...held)).toBeLessThan(30);
  expect(levels.at(-1)).toBe(GREY[0]);
});

describe('a cell whose neighbours do as it does', () => {
  const CHANGE = 0.1;
  const CROWD = {turns: 1, presses: 1};

  /** When a value went far enough the other way, by looking at all that came before. */
  function turnsOf(values: readonly number[]): number[] {
    const turns: number[] = [];
    let rising = false;
    let from = 0;
    for (let now = 0; now < values.length; now++) {
      const since = [turns.length === 0 ? 0 : values[from]!, ...values.slice(from, now + 1)];
      const extreme = rising ? Math.max(...since) : Math.min(...since);
      if (rising ? values[now]! > extreme - CHANGE : values[now]! < extreme + CHANGE) continue;
      turns.push(now);
      rising = !rising;
      from = now;
    }
    return turns;
  }

  test('has as many turns that count as there were opposing changes within the second', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = new SeededRandom(seed);
      const seconds = 1 / 40;
      let level = 0;
      const values = Array.from({length: 200}, () => {
        level = Math.min(1, Math.max(0, level + (random.next() - 0.5) * 0.3));
        return level;
      });
      const turns = turnsOf(values);
      let cell = RESTED;
      values.forEach((value, now) => {
        const sight = {wanted: value, shown: value, change: CHANGE, seconds};
        ({cell} = holdCell(NUMBERS, lookAtCell(NUMBERS, cell, sight), sight, CROWD));
        const latest = turns.filter((turn) => turn <= now && (now - turn) * seconds * 1000 < SECOND_MS);
        expect(cell.turns.filter((left) => left > 1e-6)).toHaveLength(Math.min(latest.length, MAX_TURNS));
      });
    }
  });

  test('never turns more often than three flashes do, whatever it is to show', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = new SeededRandom(seed);
      const seconds = 1 / 60;
      const shown: number[] = [];
      let cell = RESTED;
      for (let frame = 0; frame < 240; frame++) {
        const sight = {wanted: random.next() ** 2, shown: shown.at(-1) ?? 0, change: CHANGE, seconds};
        const held = holdCell(NUMBERS, lookAtCell(NUMBERS, cell, sight), sight, CROWD);
        cell = held.cell;
        // The display mixes its own values.
        const [wanted, stays] = [sight.wanted, sight.shown].map((light) => light ** (1 / 2.2));
        shown.push((wanted! * (1 - held.share) + stays! * held.share) ** 2.2);
      }
      const turns = turnsOf(shown);
      for (const end of turns) {
        const within = turns.filter((turn) => turn <= end && (end - turn) * seconds < 1);
        expect(within.length).toBeLessThanOrEqual(MAX_TURNS);
      }
    }
  });
});
