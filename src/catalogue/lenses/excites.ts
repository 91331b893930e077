import {defineLens} from '../define-lens.ts';
import {LAYER, UNIT} from './shared-options.ts';

/** The places of the last minute that a unit answered to most. */
export const EXCITES = defineLens({
  id: 'excites',
  chapter: 'sees',
  words: 'lenses.excites',
  sources: [
    'M. D. Zeiler, R. Fergus, Visualizing and understanding convolutional networks, 2013',
    'J. T. Springenberg, A. Dosovitskiy, T. Brox, M. Riedmiller, Striving for simplicity, 2014',
    'C. Olah, A. Mordvintsev, L. Schubert, Feature visualization, 2017',
  ],
  options: {
    layer: LAYER,
    unit: {...UNIT, words: 'options.excitedUnit'},
  },
  drawsUnit: true,
});
