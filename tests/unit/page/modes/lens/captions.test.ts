/** Captions below pictures: one line, or two of smaller letters. */
import {expect, test} from 'vitest';

import {areLong} from '../../../../../src/page/modes/lens/lens-view/captions.ts';
import {placePlates} from '../../../../../src/protocol/lens-layout.ts';
import {plainly} from '../../../../support/page/plainly.ts';

const AREA = {x: 0, y: 0, width: 366, height: 200};

/** Whether captions are long below pictures in a row. */
function areLongInRow(...captions: readonly string[]): readonly boolean[] {
  const plates = captions.map((caption) => ({
    caption: caption === '' ? null : plainly(caption),
    width: 160,
    height: 160,
  }));
  return areLong(captions, placePlates('row', plates, AREA));
}

test('captions that fit below their pictures take one line', () => {
  expect(areLongInRow('Gradient', 'Deconvnet', 'Guided')).toEqual([false, false, false]);
});

test('one caption that is too long for its picture gives two lines to all of them', () => {
  expect(areLongInRow('chain saw, 23 %', 'Added', 'measuring cup, 63 %')).toEqual([true, true, true]);
});

test('pictures without captions or without a place have none that are too long', () => {
  expect(areLongInRow('', '')).toEqual([false, false]);
  expect(areLong(['What the network is shown'], [])).toEqual([false]);
});

test('a caption that is too long below a small picture leaves that of a large one as it is', () => {
  const square = {caption: plainly('a word'), width: 160, height: 160};
  const places = placePlates('main', [square, square, square, square], {...AREA, width: 600, height: 300});
  const captions = ['a word', 'a word', 'Neighbour 2: its own picture', 'a word'];
  expect(areLong(captions, places)).toEqual([false, true, true, true]);
});
