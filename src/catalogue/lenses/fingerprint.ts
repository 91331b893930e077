import {defineLens} from '../define-lens.ts';
import {toggle} from '../make-option.ts';
import {hidden, LAYER} from './shared-options.ts';

/** What style networks remember of a painting. */
export const FINGERPRINT = defineLens({
  id: 'fingerprint',
  chapter: 'makes',
  words: 'lenses.fingerprint',
  sources: [
    'L. A. Gatys, A. S. Ecker, M. Bethge, A neural algorithm of artistic style, 2015',
    'J. Johnson, A. Alahi, L. Fei-Fei, Perceptual losses for real-time style transfer and super-resolution, 2016',
  ],
  options: {
    isShuffled: toggle({
      words: 'options.isShuffled',
      link: {name: 'shuffled', meaning: 'address.meanings.shuffled'},
    }),
    layer: hidden(LAYER),
  },
  choosesPainting: true,
});
