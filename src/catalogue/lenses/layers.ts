import {defineLens} from '../define-lens.ts';
import {LABEL, LAYER, hidden} from './shared-options.ts';

/** Every layer at once, from pixels to a word. */
export const LAYERS = defineLens({
  id: 'layers',
  chapter: 'sees',
  words: 'lenses.layers',
  sources: [
    'A. Karpathy, ConvNetJS: deep learning in your browser, 2014',
    'D. E. Rumelhart, G. E. Hinton, R. J. Williams, Learning representations by back-propagating errors, 1986',
  ],
  options: {
    label: LABEL,
    layer: hidden(LAYER),
  },
});
