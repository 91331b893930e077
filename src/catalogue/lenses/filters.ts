import {defineLens} from '../define-lens.ts';
import {UNIT} from './shared-options.ts';

/** The first layer's filters. */
export const FILTERS = defineLens({
  id: 'filters',
  chapter: 'sees',
  words: 'lenses.filters',
  sources: [
    'D. H. Hubel, T. N. Wiesel, Receptive fields of single neurones in the cat’s striate cortex, 1959',
    'J. G. Daugman, Uncertainty relation for resolution in space, spatial frequency, and orientation, 1985',
    'B. A. Olshausen, D. J. Field, Emergence of simple-cell receptive field properties by learning a sparse code, 1996',
  ],
  options: {
    unit: {...UNIT, numbered: 'findings.filterNumber'},
  },
});
