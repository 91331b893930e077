import {defineLens} from '../define-lens.ts';
import {range} from '../make-option.ts';
import {EPSILON, hidden, LABEL} from './shared-options.ts';

/** Why tiny changes are enough. */
export const LINEAR = defineLens({
  id: 'linear',
  chapter: 'fooled',
  words: 'lenses.linear',
  sources: ['I. J. Goodfellow, J. Shlens, C. Szegedy, Explaining and harnessing adversarial examples, 2014'],
  options: {
    dimension: range({
      ...{words: 'options.dimension', range: [10, 50_000], scale: 'logarithmic', step: 1, unit: 'count', isWhole: true},
      ...{keyStep: 'tenth of a decade', initial: 1000},
      link: {name: 'dimension', meaning: 'address.meanings.dimension'},
    }),
    epsilon: EPSILON,
    label: hidden(LABEL),
  },
});
