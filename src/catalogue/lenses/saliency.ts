import {defineLens} from '../define-lens.ts';
import {toggle} from '../make-option.ts';
import {LABEL, LAYER, UNIT} from './shared-options.ts';

/** Which pixels a word or a unit depends on. */
export const SALIENCY = defineLens({
  id: 'saliency',
  chapter: 'explains',
  words: 'lenses.saliency',
  sources: [
    'K. Simonyan, A. Vedaldi, A. Zisserman, Deep inside convolutional networks, 2013',
    'M. D. Zeiler, R. Fergus, Visualizing and understanding convolutional networks, 2013',
    'J. T. Springenberg, A. Dosovitskiy, T. Brox, M. Riedmiller, Striving for simplicity, 2014',
    'J. Adebayo, J. Gilmer, M. Muelly, I. Goodfellow, M. Hardt, B. Kim, Sanity checks for saliency maps, 2018',
  ],
  options: {
    label: LABEL,
    layer: LAYER,
    unit: UNIT,
    isRandomised: toggle({
      words: 'options.isRandomised',
      link: {name: 'randomised', meaning: 'address.meanings.randomised'},
    }),
  },
});
