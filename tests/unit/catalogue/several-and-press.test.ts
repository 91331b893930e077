/** Options with several values, those that are pressed, and choices that set other options. */
import {expect, test} from 'vitest';

import {changedOptions, changeOptions, lensWith, nudgeLens} from '../../../src/catalogue/lens-options.ts';
import {formatLink, parseLink} from '../../../src/catalogue/links.ts';
import {PLAYGROUND} from '../../../src/catalogue/lenses/playground.ts';
import {valueOfControl} from '../../../src/page/ui/option-form/value-of-control.ts';
import {sayAll} from '../../../src/words/say.ts';

const FIRST = lensWith('playground');
const {features, steps} = PLAYGROUND.options;

test('several values stand in an address in the order of the list, and read back', () => {
  const chosen = changeOptions(FIRST, {features: ['xy', 'x'], learningRate: 0.003});
  expect(chosen.options['features']).toEqual(['x', 'xy']);
  const search = formatLink({lensOptions: changedOptions(chosen)});
  expect(search).toBe('?features=x.xy&rate=0.003');
  expect(parseLink(search).view.lensOptions).toEqual({features: ['x', 'xy'], learningRate: 0.003});
});

test('a value that is none of them is refused in a sentence', () => {
  const {view, problems} = parseLink('?features=x.tan&data=cube');
  expect(view.lensOptions).toEqual({});
  expect(problems.map(sayAll)).toEqual([
    '?features=x.tan is not one of: one or more of x | y | xx | yy | xy | sinx | siny, joined by dots',
    '?data=cube is not one of: circle | xor | blobs | moons | spiral',
  ]);
});

test('a press puts a value in or out, but never the last one out', () => {
  const press = (value: readonly string[], text: string): unknown => valueOfControl(features, {value: text}, value, []);
  expect(press(['x', 'y'], 'xy')).toEqual(['x', 'y', 'xy']);
  expect(press(['x', 'y'], 'x')).toEqual(['y']);
  expect(press(['y'], 'y')).toEqual(['y']);
});

test('presses are counted, and no address says them', () => {
  expect(valueOfControl(steps, {value: ''}, 2, [])).toBe(3);
  expect(formatLink({lensOptions: changedOptions(changeOptions(FIRST, {steps: 3}))})).toBe('');
});

test('a preset sets what it stands for, and is left as soon as some of that is changed', () => {
  const set = changeOptions(FIRST, {preset: 'clever'});
  expect(set.options).toMatchObject({preset: 'clever', dataSet: 'xor', features: ['xy'], hiddenLayers: 0});
  expect(changeOptions(set, {isPlaying: true}).options).toMatchObject({preset: 'clever', isPlaying: true});
  expect(changeOptions(set, {noise: 5}).options).toMatchObject({preset: 'own', dataSet: 'xor', noise: 5});
});

test('an arrow key turns a rate below one, too', () => {
  expect(nudgeLens(FIRST, 1).options['learningRate']).toBe(0.038);
  expect(nudgeLens(FIRST, -1).options['learningRate']).toBe(0.024);
});
