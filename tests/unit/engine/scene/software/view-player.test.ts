/**
 * Playing between views, with views that are one number: their moment.
 */
import {describe, expect, test} from 'vitest';

import {VIEW_INTERVAL, ViewPlayer} from '../../../../../src/engine/scene/software/view-player.ts';

const FRAME = 1 / 24;

/** Brightness per second of a view's moment. */
const PER_SECOND = 40;

/**
 * A player over views of one pixel whose red is their moment, each drawn in so many pieces of one
 * millisecond.
 */
function playerOf(piecesPerView: number) {
  const seen = {clock: 0, views: [] as number[], longest: 0};
  const player = new ViewPlayer(
    {
      width: 1,
      height: 1,
      *draw(seconds, pixels) {
        seen.views.push(seconds);
        for (let piece = 0; piece < piecesPerView; piece++) {
          seen.clock++;
          if (piece === piecesPerView - 1) pixels[0] = Math.round(seconds * PER_SECOND);
          yield;
        }
      },
    },
    () => seen.clock,
  );
  const play = (from: number, to: number): number[] => {
    const shown: number[] = [];
    for (let frame = Math.ceil(from / FRAME); frame * FRAME <= to; frame++) {
      const before = seen.clock;
      player.playTo(frame * FRAME);
      if (shown.length > 0) seen.longest = Math.max(seen.longest, seen.clock - before);
      shown.push(player.pixels[0]!);
    }
    return shown;
  };
  return {player, seen, play};
}

const stepsOf = (shown: readonly number[]): number[] => shown.slice(1).map((value, at) => value - shown[at]!);

describe('a player that keeps up', () => {
  test('moves evenly, a view behind, and never draws for long at a stretch', () => {
    const {seen, play} = playerOf(30);
    const shown = play(0, 5);
    const moving = shown.slice(10);
    const wanted = PER_SECOND * FRAME;
    for (const step of stepsOf(moving)) expect(Math.abs(step - wanted)).toBeLessThanOrEqual(1);
    const lag = 5 * PER_SECOND - shown.at(-1)!;
    expect(lag).toBeGreaterThan(0);
    expect(lag).toBeLessThan(2 * VIEW_INTERVAL * PER_SECOND);
    expect(seen.longest).toBeLessThanOrEqual(8);
  });

  test('draws one view in each interval', () => {
    const {seen, play} = playerOf(30);
    play(0, 4);
    expect(seen.views.length).toBeGreaterThanOrEqual(4 / VIEW_INTERVAL - 1);
    expect(seen.views.length).toBeLessThanOrEqual(4 / VIEW_INTERVAL + 2);
    stepsOf(seen.views).forEach((step) => {
      expect(step).toBeCloseTo(VIEW_INTERVAL, 9);
    });
  });
});

test('a player that cannot keep up moves more slowly, and never jumps', () => {
  const {seen, play} = playerOf(120);
  const shown = play(0, 6);
  const moved = shown.at(-1)! - shown[0]!;
  expect(moved).toBeGreaterThan(6 * PER_SECOND * 0.15);
  expect(moved).toBeLessThan(6 * PER_SECOND * 0.5);
  for (const step of stepsOf(shown)) {
    expect(step).toBeGreaterThanOrEqual(0);
    expect(step).toBeLessThanOrEqual(PER_SECOND * FRAME + 1);
  }
  expect(seen.longest).toBeLessThanOrEqual(8);
});

test('a moment that is asked for is drawn exactly, whatever was played before', () => {
  const {player, play} = playerOf(30);
  play(0, 1);
  player.drawAt(4);
  expect(player.pixels[0]).toBe(4 * PER_SECOND);
});

test.each([0.5, 9])('a jump from 2 to %d seconds is no fade', (target) => {
  const {player, play} = playerOf(30);
  play(0, 2);
  player.playTo(target);
  expect(player.pixels[0]).toBe(target * PER_SECOND);
});

test('goes on smoothly after a moment that was drawn exactly', () => {
  const {player, play} = playerOf(30);
  player.drawAt(1);
  const shown = [player.pixels[0]!, ...play(1 + FRAME, 3)];
  for (const step of stepsOf(shown)) {
    expect(step).toBeGreaterThanOrEqual(0);
    expect(step).toBeLessThanOrEqual(PER_SECOND * FRAME + 1);
  }
});
