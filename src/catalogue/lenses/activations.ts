import {defineLens} from '../define-lens.ts';
import {toggle, turn} from '../make-option.ts';
import {LAYER, UNIT} from './shared-options.ts';

/** What the units of a layer answer; or all layers, as planes in depth. */
export const ACTIVATIONS = defineLens({
  id: 'activations',
  chapter: 'sees',
  words: 'lenses.activations',
  sources: [
    'J. Yosinski, J. Clune, A. Nguyen, T. Fuchs, H. Lipson, Understanding neural networks through deep visualization, 2015',
  ],
  options: {
    layer: LAYER,
    unit: UNIT,
    isSpatial: toggle({
      words: 'options.isSpatial',
      link: {name: 'spatial', meaning: 'address.meanings.spatial'},
    }),
    turn: turn({
      shownWhile: {option: 'isSpatial', is: true},
      initial: {yaw: 0.6, pitch: -0.25},
      link: {name: 'turn', meaning: 'address.meanings.turn', example: '0.6:-0.25'},
    }),
  },
});
