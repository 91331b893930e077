import {defineLens} from '../define-lens.ts';
import {toggle} from '../make-option.ts';
import {LABEL} from './shared-options.ts';

/** Which places of the last layer speak for a word. */
export const GRADCAM = defineLens({
  id: 'gradcam',
  chapter: 'explains',
  words: 'lenses.gradcam',
  sources: [
    'R. R. Selvaraju, M. Cogswell, A. Das, R. Vedantam, D. Parikh, D. Batra, Grad-CAM: visual explanations from deep networks via gradient-based localization, 2017',
    'B. Zhou, A. Khosla, A. Lapedriza, A. Oliva, A. Torralba, Learning deep features for discriminative localization, 2016',
    'J. Adebayo, J. Gilmer, M. Muelly, I. Goodfellow, M. Hardt, B. Kim, Sanity checks for saliency maps, 2018',
  ],
  options: {
    label: LABEL,
    isRandomised: toggle({
      words: 'options.isRandomised',
      link: {name: 'randomised', meaning: 'address.meanings.randomised'},
    }),
  },
});
