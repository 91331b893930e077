import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {TestSpecification, Vitest} from 'vitest/node';

import {LongestFirst, SECONDS} from '../../support/longest-first.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const NAMES = [...Object.keys(SECONDS), ...Array.from({length: 30}, (_, index) => `tests/gpu/short-${index}.test.ts`)];
const FILES = NAMES.map(
  (name) => ({moduleId: join(ROOT, name), project: {config: {root: ROOT}}}) as unknown as TestSpecification,
);

test('every file whose time is known exists', () => {
  expect(Object.keys(SECONDS).filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
});

describe('parts', () => {
  const parts = (count: number): Promise<readonly TestSpecification[]>[] =>
    Array.from({length: count}, (_, part) => {
      const context = {config: {shard: {index: part + 1, count}}} as unknown as Vitest;
      return Promise.resolve(new LongestFirst(context).shard(FILES));
    });

  test.each([1, 2, 3])('of %i have each file once', async (count) => {
    const found = (await Promise.all(parts(count))).flat().map(({moduleId}) => moduleId);
    expect(found.toSorted()).toEqual(FILES.map(({moduleId}) => moduleId).toSorted());
  });

  test('take about the same time', async () => {
    const seconds = (await Promise.all(parts(2))).map((files) =>
      files.reduce((sum, {moduleId}) => sum + (SECONDS[moduleId.slice(ROOT.length + 1)] ?? 0), 0),
    );
    expect(Math.abs(seconds[0]! - seconds[1]!)).toBeLessThan(0.1 * (seconds[0]! + seconds[1]!));
  });
});
