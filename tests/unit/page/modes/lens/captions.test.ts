/** Captions below pictures: one line, or two of smaller letters. */
import {expect, test} from 'vitest';

import {areLong} from '../../../../../src/page/modes/lens/lens-view/captions.ts';
import {placePlates} from '../../../../../src/protocol/lens-layout.ts';
import {plainly} from '../../../../support/page/plainly.ts';

const AREA = {x: 0, y: 0, width: 366, height: 200};

/** Whether captions are long below pictures in a row. */
function areLongInRow(...captions: readonly string[]): boolean {
  const plates = captions.map((caption) => ({
    caption: caption === '' ? null : plainly(caption),
    width: 160,
    height: 160,
  }));
  return areLong(captions, placePlates('row', plates, AREA));
}

test('captions that fit below their pictures take one line', () => {
  expect(areLongInRow('Gradient', 'Deconvnet', 'Guided')).toBe(false);
});

test('one caption that is too long for its picture gives two lines to all of them', () => {
  expect(areLongInRow('chain saw, 23 %', 'Added', 'measuring cup, 63 %')).toBe(true);
});

test('pictures without captions or without a place have none that are too long', () => {
  expect(areLongInRow('', '')).toBe(false);
  expect(areLong(['What the network is shown'], [])).toBe(false);
});
