import {defineLens} from '../define-lens.ts';
import {place, range} from '../make-option.ts';
import {LABEL} from './shared-options.ts';

/** Which parts of the picture a word needs. */
export const OCCLUSION = defineLens({
  id: 'occlusion',
  chapter: 'explains',
  words: 'lenses.occlusion',
  sources: ['M. D. Zeiler, R. Fergus, Visualizing and understanding convolutional networks, 2013'],
  options: {
    label: LABEL,
    patch: range({
      ...{words: 'options.patch', range: [8, 80], step: 4, keyStep: 4, unit: 'px', isWhole: true, initial: 32},
      link: {
        name: 'patch',
        meaning: 'address.meanings.patch',
      },
    }),
    stride: range({
      ...{words: 'options.stride', range: [4, 40], step: 4, keyStep: 4, unit: 'px', isWhole: true, initial: 16},
      link: {
        name: 'stride',
        meaning: 'address.meanings.stride',
      },
    }),
    spot: place({
      words: 'options.spot',
      link: {name: 'spot', meaning: 'address.meanings.spot', example: '0.5:0.3'},
    }),
  },
});
