import {expect, test} from 'vitest';

import {mostAlike} from '../../../../../src/engine/lenses/saliency/most-alike.ts';
import {sayAll} from '../../../../../src/words/say.ts';
import {plainly} from '../../../../support/page/plainly.ts';

test('names the rule whose map changed least, and how little', () => {
  const found = [
    {rule: plainly('Gradient'), correlation: -0.1},
    {rule: plainly('Guided'), correlation: 0.456},
    {rule: plainly('Deconvnet'), correlation: 0.4},
  ];
  expect(sayAll(mostAlike(found)!)).toBe('“Guided” stays most alike: rank correlation 0.46.');
  expect(mostAlike([])).toBeNull();
});
