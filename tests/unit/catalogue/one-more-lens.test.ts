/**
 * A lens more is one definition: its address, its limits, its slider and its keys follow from it.
 */
import {describe, expect, test} from 'vitest';

import {defineLens} from '../../../src/catalogue/define-lens.ts';
import {changedOptions, changeOptions, lensAway, nudgeLens, openLens} from '../../../src/catalogue/lens-options.ts';
import {LENSES} from '../../../src/catalogue/lenses.ts';
import {formatLink, linkRows, parseLink} from '../../../src/catalogue/links.ts';
import {range, toggle} from '../../../src/catalogue/make-option.ts';
import {numberAt, sliderOf} from '../../../src/catalogue/slider.ts';
import {sayAll} from '../../../src/words/say.ts';

/** It borrows its words, which the table has for lenses of the mirror only. */
const TENTH = defineLens({
  id: 'tenth',
  chapter: 'learns',
  words: 'lenses.labels',
  sources: [],
  options: {
    isTestDoubled: toggle({
      words: 'options.isShuffled',
      link: {name: 'testDoubled', meaning: 'address.meanings.shuffled'},
    }),
    testRadius: range({
      ...{words: 'options.patch', range: [0, 3], step: 0.25, keyStep: 0.5, unit: 'px', isWhole: false, initial: 1},
      link: {name: 'testRadius', meaning: 'address.meanings.patch'},
    }),
  },
});

const ALL = [...LENSES, TENTH];
const ROWS = linkRows(ALL);
const FIRST = openLens(TENTH, {});

describe('the address', () => {
  test('of a changed option reads back', () => {
    const chosen = changeOptions(FIRST, {testRadius: 2.5, isTestDoubled: true}, ALL);
    const search = formatLink({lensOptions: changedOptions(chosen, ALL)}, ROWS);
    expect(search).toBe('?testDoubled=1&testRadius=2.5');
    const {view, problems} = parseLink(search, ROWS);
    expect(problems).toEqual([]);
    expect(openLens(TENTH, view.lensOptions)).toEqual(chosen);
  });

  test('says nothing of what is as on a first visit', () => {
    expect(changedOptions(FIRST, ALL)).toEqual({});
  });

  test('with a value out of range says what would be right', () => {
    const {problems} = parseLink('?testRadius=4&testDoubled=yes', ROWS);
    expect(problems.map(sayAll)).toEqual([
      '?testRadius=4 is not one of: 0 to 3',
      '?testDoubled=yes is not one of: 1 | 0',
    ]);
  });
});

test('its slider has its range and its step, and reads back', () => {
  const {testRadius} = TENTH.options;
  expect(sliderOf(testRadius, 0.75)).toMatchObject({min: 0, max: 3, step: 0.25, position: 0.75, filled: 0.25});
  expect(numberAt(testRadius, 0.75)).toBe(0.75);
});

describe('the keys', () => {
  test('turn its first number, by its own step and no further than its ends', () => {
    const turned = nudgeLens(FIRST, 1, ALL);
    expect(turned.options).toEqual({testRadius: 1.5, isTestDoubled: false});
    const last = [1, 1, 1, 1].reduce<typeof turned>((lens, by) => nudgeLens(lens, by as 1, ALL), turned);
    expect(last.options).toEqual({testRadius: 3, isTestDoubled: false});
  });

  test('reach it from the last lens, and the first from it', () => {
    expect(lensAway(LENSES.at(-1)!.id, 1, ALL)).toBe('tenth');
    expect(lensAway('tenth', 1, ALL)).toBe('labels');
    expect(lensAway('labels', -1, ALL)).toBe('tenth');
  });
});
