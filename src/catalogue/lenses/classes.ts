import {defineLens} from '../define-lens.ts';
import {choice, range, toggle} from '../make-option.ts';
import {LABEL, SUBJECT_LAYER, SUBJECT_UNIT, BEGINS_ANEW} from './shared-options.ts';

/** Pictures that the network would like best, climbed in four ways. */
export const CLASSES = defineLens({
  id: 'classes',
  chapter: 'makes',
  words: 'lenses.classes',
  sources: [
    'K. Simonyan, A. Vedaldi, A. Zisserman, Deep inside convolutional networks: visualising image classification models and saliency maps, 2014',
    'J. Yosinski, J. Clune, A. Nguyen, T. Fuchs, H. Lipson, Understanding neural networks through deep visualization, 2015',
    'C. Olah, A. Mordvintsev, L. Schubert, Feature visualization, 2017',
    'T. Fel and others, Unlocking feature visualization for deeper networks with magnitude constrained optimization, 2023',
  ],
  options: {
    label: LABEL,
    start: choice({
      words: 'options.start',
      values: ['noise', 'frame'],
      initial: 'noise',
      isOpen: true,
      link: {name: 'from', meaning: 'address.meanings.from'},
    }),
    beginsAnew: BEGINS_ANEW,
    isMasked: toggle({words: 'options.isMasked', link: {name: 'mask', meaning: 'address.meanings.mask'}}),
    layer: SUBJECT_LAYER,
    unit: SUBJECT_UNIT,
    decay: range({
      ...{words: 'options.decay', range: [0.0001, 0.3], scale: 'logarithmic', step: 1, unit: 'count', isWhole: false},
      ...{keyStep: 'tenth of a decade', initial: 0.0001, isExpert: true},
      link: {name: 'decay', meaning: 'address.meanings.decay'},
    }),
    blurEvery: range({
      ...{words: 'options.blurEvery', range: [0, 10], step: 1, keyStep: 1, unit: 'count', isWhole: true, initial: 4},
      isExpert: true,
      link: {name: 'blurEvery', meaning: 'address.meanings.blurEvery'},
    }),
    smallNorm: range({
      ...{words: 'options.smallNorm', range: [0, 95], step: 5, keyStep: 5, unit: 'percent', isWhole: true, initial: 0},
      isExpert: true,
      link: {name: 'smallNorm', meaning: 'address.meanings.smallNorm'},
    }),
    smallContribution: range({
      ...{words: 'options.smallContribution', range: [0, 95], step: 5, keyStep: 5, unit: 'percent', isWhole: true},
      ...{initial: 0, isExpert: true},
      link: {name: 'smallContribution', meaning: 'address.meanings.smallContribution'},
    }),
  },
});
