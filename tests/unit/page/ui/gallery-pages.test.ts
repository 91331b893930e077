import {assert as hold, integer, property} from 'fast-check';
import {expect, test} from 'vitest';

import {PAGE_LENGTH, pageOf} from '../../../../src/page/ui/panels/gallery/gallery-pages.ts';

const idsUpTo = (count: number): number[] => Array.from({length: count}, (_, index) => count - index);

test('every picture is on one page, in the order of the list', () => {
  hold(
    property(integer({min: 0, max: 300}), (count) => {
      const ids = idsUpTo(count);
      const pages = idsUpTo(Math.max(1, Math.ceil(count / PAGE_LENGTH))).map((_, index) => pageOf(ids, index));
      expect(pages.flatMap((page) => page.ids)).toEqual(ids);
      expect(pages.every((page) => page.ids.length <= PAGE_LENGTH)).toBe(true);
      expect(pages.map(({isFirst}) => isFirst).indexOf(true)).toBe(0);
      expect(pages.findIndex(({isLast}) => isLast)).toBe(pages.length - 1);
    }),
  );
});

test('a page that is gone is the last that there is', () => {
  const ids = idsUpTo(PAGE_LENGTH + 1);
  expect(pageOf(ids, 9)).toEqual({
    ids: [1],
    index: 1,
    from: PAGE_LENGTH + 1,
    to: PAGE_LENGTH + 1,
    of: PAGE_LENGTH + 1,
    isFirst: false,
    isLast: true,
  });
  expect(pageOf(ids.slice(1), 1).index).toBe(0);
  expect(pageOf([], 3)).toMatchObject({ids: [], index: 0, isFirst: true, isLast: true});
});
