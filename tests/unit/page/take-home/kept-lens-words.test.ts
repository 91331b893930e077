/** The words in a kept picture of a lens. */
import {afterEach, expect, test} from 'vitest';

import {keptLensWords} from '../../../../src/page/take-home/kept-lens-words.ts';
import {lensWith} from '../../../../src/catalogue/lens-options.ts';
import {speak} from '../../../../src/words/say.ts';
import {fakeReport} from '../../../support/page/fake-lens.ts';

const lens = lensWith('activations', {layer: 'conv3a-relu', unit: 17});

afterEach(() => {
  speak(null);
});

test('say lens, layer and unit in one line, and each caption as it is on the screen', () => {
  const {title, captions} = keptLensWords({lens, lensReport: fakeReport(lens)});
  expect(title).toBe('activations · layer conv3a-relu · unit 17');
  expect(captions).toMatchObject({map: 'unit 17', 'patch-0': ''});
});

test('name the word that is asked for', () => {
  const saliency = lensWith('saliency');
  expect(keptLensWords({lens: saliency, lensReport: fakeReport(saliency)}).title).toBe('saliency · “cup”');
});

test('say what the visitor has chosen before the lens has found anything', () => {
  expect(keptLensWords({lens, lensReport: null})).toEqual({
    title: 'activations · layer conv3a-relu · unit 17',
    captions: {},
  });
});

test('are in the language of the page', () => {
  speak({
    locale: 'de',
    words: {findings: {kept: {layer: 'Schicht {layer}', word: '„{word}“'}}},
    classWords: {cup: 'Tasse'},
    styles: {},
  });
  const saliency = lensWith('saliency', {layer: 'conv1-relu'});
  expect(keptLensWords({lens: saliency, lensReport: fakeReport(saliency)}).title).toBe(
    'saliency · Schicht conv1-relu · „Tasse“',
  );
});
