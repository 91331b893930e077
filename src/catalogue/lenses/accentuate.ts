import {defineLens} from '../define-lens.ts';
import {range} from '../make-option.ts';
import {BEGINS_ANEW, LABEL, SUBJECT_LAYER, SUBJECT_UNIT} from './shared-options.ts';

/** The frame with more of a word, or of what one unit looks for. */
export const ACCENTUATE = defineLens({
  id: 'accentuate',
  chapter: 'makes',
  words: 'lenses.accentuate',
  sources: [
    'C. Hamblin, T. Fel, S. Saha, T. Konkle, G. Alvarez, Feature accentuation: revealing ‘what’ features respond to in natural images, 2024',
    'T. Fel and others, Unlocking feature visualization for deeper networks with magnitude constrained optimization, 2023',
  ],
  options: {
    label: LABEL,
    faithfulness: range({
      ...{words: 'options.faithfulness', range: [1, 1000], scale: 'logarithmic', step: 1, unit: 'count'},
      ...{isWhole: false, keyStep: 'tenth of a decade', initial: 30},
      link: {name: 'faithful', meaning: 'address.meanings.faithful'},
    }),
    beginsAnew: BEGINS_ANEW,
    layer: SUBJECT_LAYER,
    unit: SUBJECT_UNIT,
  },
});
