import {defineLens} from '../define-lens.ts';
import {range} from '../make-option.ts';
import {LAYER} from './shared-options.ts';

/** What of a picture is left in one layer. */
export const INVERSION = defineLens({
  id: 'inversion',
  chapter: 'makes',
  words: 'lenses.inversion',
  sources: [
    'A. Mahendran, A. Vedaldi, Understanding deep image representations by inverting them, 2015',
    'D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, 2014',
  ],
  options: {
    layer: LAYER,
    calm: range({
      ...{words: 'options.calm', range: [0.1, 1000], scale: 'logarithmic', step: 1, unit: 'count', isWhole: false},
      ...{keyStep: 'tenth of a decade', initial: 10},
      link: {name: 'calm', meaning: 'address.meanings.calm'},
    }),
  },
});
