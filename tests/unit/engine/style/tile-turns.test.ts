import {expect, test} from 'vitest';

import {TileTurns} from '../../../../src/engine/style/tile-turns.ts';

const ALL = [0, 1, 2, 3];

test('every tile gets its turn before any gets a second one', () => {
  const turns = new TileTurns(4);
  const order: number[] = [];
  for (let version = 1; version <= 8; version++) {
    turns.grant(1000);
    const tile = turns.next(version, ALL);
    expect(tile).not.toBeNull();
    turns.notePainted(tile!, version, 1);
    order.push(tile!);
  }
  expect(order.slice(0, 4).toSorted()).toEqual(ALL);
  expect(order.slice(4).toSorted()).toEqual(ALL);
});

test('tiles take about a quarter of the main picture’s time', () => {
  const turns = new TileTurns(4);
  let spentMs = 0;
  for (let version = 1; version <= 1000; version++) {
    turns.grant(20);
    const tile = turns.next(version, ALL);
    if (tile === null) continue;
    turns.notePainted(tile, version, 10);
    spentMs += 10;
  }
  expect(spentMs / (1000 * 20)).toBeGreaterThan(0.2);
  expect(spentMs / (1000 * 20)).toBeLessThan(0.3);
});

test('a tile that costs more than can be saved up is still painted now and then', () => {
  const turns = new TileTurns(1);
  let painted = 0;
  for (let version = 1; version <= 100; version++) {
    turns.grant(100);
    if (turns.next(version, [0]) === null) continue;
    turns.notePainted(0, version, 400);
    painted++;
  }
  expect(painted).toBeGreaterThan(3);
});

test('a still frame is painted once in each tile', () => {
  const turns = new TileTurns(2);
  for (const _ of ALL) {
    turns.grant(1000);
    const tile = turns.next(1, [0, 1]);
    if (tile !== null) turns.notePainted(tile, 1, 1);
  }
  turns.grant(1000);
  expect(turns.next(1, [0, 1])).toBeNull();
});
