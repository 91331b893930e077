import {defineLens} from '../define-lens.ts';
import {picture, press, range, toggle} from '../make-option.ts';

/** A painting that comes about step by step, with nothing learned in advance. */
export const REPAINT = defineLens({
  id: 'repaint',
  chapter: 'makes',
  words: 'lenses.repaint',
  sources: [
    'L. A. Gatys, A. S. Ecker, M. Bethge, A neural algorithm of artistic style, 2015',
    'J. Johnson, A. Alahi, L. Fei-Fei, Perceptual losses for real-time style transfer and super-resolution, 2016',
    'D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, 2014',
  ],
  options: {
    styleWeight: range({
      ...{words: 'options.styleWeight', range: [0.1, 100], scale: 'logarithmic', step: 1, unit: 'count'},
      ...{isWhole: false, keyStep: 'tenth of a decade', initial: 5},
      link: {name: 'styleWeight', meaning: 'address.meanings.styleWeight'},
    }),
    isFromNoise: toggle({
      words: 'options.isFromNoise',
      link: {name: 'fromNoise', meaning: 'address.meanings.fromNoise'},
    }),
    holdsStyle: press({words: 'options.holdsStyle'}),
    bringsStyle: picture({words: 'options.bringsStyle'}),
    takesPainting: press({words: 'options.takesPainting'}),
  },
  choosesPainting: true,
});
