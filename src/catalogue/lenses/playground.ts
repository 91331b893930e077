import {defineLens} from '../define-lens.ts';
import {choice, press, range, several, toggle} from '../make-option.ts';

/** Points to be told apart. */
export const DATA_SETS = ['circle', 'xor', 'blobs', 'moons', 'spiral'] as const;
export type DataSet = (typeof DATA_SETS)[number];

/** What the network is told of a point. */
export const FEATURES = ['x', 'y', 'xx', 'yy', 'xy', 'sinx', 'siny'] as const;
export type Feature = (typeof FEATURES)[number];

/** What a unit makes of the sum that it hears. */
export const ACTIVATION_NAMES = ['tanh', 'relu', 'sigmoid', 'linear'] as const;
export type ActivationName = (typeof ACTIVATION_NAMES)[number];

/** How weights are held small, or few. */
export const PENALTIES = ['none', 'l1', 'l2'] as const;
export type Penalty = (typeof PENALTIES)[number];

/** What a preset sets, beside what is said there: as on a first visit. */
const PLAIN = {
  ...{features: ['x', 'y'], hiddenLayers: 1, layerUnits: 4, activation: 'tanh', learningRate: 0.03},
  ...{penalty: 'none', noise: 0},
} as const;

/** A small network that learns while it is watched. */
export const PLAYGROUND = defineLens({
  id: 'playground',
  chapter: 'learns',
  words: 'lenses.playground',
  sources: [
    'D. Smilkov, S. Carter, D. Sculley, F. B. Viégas, M. Wattenberg, Direct-manipulation visualization of deep networks, 2017',
    'D. E. Rumelhart, G. E. Hinton, R. J. Williams, Learning representations by back-propagating errors, 1986',
    'A. Choromanska, M. Henaff, M. Mathieu, G. Ben Arous, Y. LeCun, The loss surfaces of multilayer networks, 2015',
    'H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, Visualizing the loss landscape of neural nets, 2018',
  ],
  options: {
    preset: choice({
      words: 'options.preset',
      values: ['own', 'easy', 'line', 'bend', 'clever', 'spiral', 'byHeart'],
      initial: 'own',
      sets: {
        easy: {...PLAIN, dataSet: 'blobs', hiddenLayers: 0},
        line: {...PLAIN, dataSet: 'xor', hiddenLayers: 0},
        bend: {...PLAIN, dataSet: 'xor'},
        clever: {...PLAIN, dataSet: 'xor', features: ['xy'], hiddenLayers: 0},
        spiral: {...PLAIN, dataSet: 'spiral', features: ['x', 'y', 'sinx', 'siny'], hiddenLayers: 2, layerUnits: 8},
        byHeart: {...PLAIN, dataSet: 'blobs', noise: 45, hiddenLayers: 3, layerUnits: 8, learningRate: 0.1},
      },
    }),
    isPlaying: toggle({words: 'options.isPlaying', link: {name: 'play', meaning: 'address.meanings.play'}}),
    steps: press({words: 'options.steps'}),
    restarts: press({words: 'options.restarts'}),
    areManyStarts: toggle({
      words: 'options.areManyStarts',
      link: {name: 'starts', meaning: 'address.meanings.starts'},
    }),
    dataSet: choice({
      ...{words: 'options.dataSet', values: DATA_SETS, initial: 'circle', isExpert: true},
      link: {name: 'data', meaning: 'address.meanings.data'},
    }),
    features: several({
      ...{words: 'options.features', values: FEATURES, initial: ['x', 'y'], isExpert: true},
      link: {name: 'features', meaning: 'address.meanings.features'},
    }),
    learningRate: range({
      ...{words: 'options.learningRate', range: [0.001, 1], scale: 'logarithmic', step: 1, unit: 'count'},
      ...{isWhole: false, keyStep: 'tenth of a decade', initial: 0.03, isExpert: true},
      link: {name: 'rate', meaning: 'address.meanings.rate'},
    }),
    hiddenLayers: range({
      ...{words: 'options.hiddenLayers', range: [0, 4], step: 1, keyStep: 1, unit: 'count', isWhole: true, initial: 1},
      isExpert: true,
      link: {name: 'hidden', meaning: 'address.meanings.hidden'},
    }),
    layerUnits: range({
      ...{words: 'options.layerUnits', range: [1, 8], step: 1, keyStep: 1, unit: 'count', isWhole: true, initial: 4},
      isExpert: true,
      link: {name: 'units', meaning: 'address.meanings.units'},
    }),
    activation: choice({
      ...{words: 'options.activation', values: ACTIVATION_NAMES, initial: 'tanh', isExpert: true},
      link: {name: 'activation', meaning: 'address.meanings.activation'},
    }),
    penalty: choice({
      ...{words: 'options.penalty', values: PENALTIES, initial: 'none', isExpert: true},
      link: {name: 'penalty', meaning: 'address.meanings.penalty'},
    }),
    penaltyWeight: range({
      ...{words: 'options.penaltyWeight', range: [0.001, 1], scale: 'logarithmic', step: 1, unit: 'count'},
      ...{isWhole: false, keyStep: 'tenth of a decade', initial: 0.003, isExpert: true},
      link: {name: 'penaltyWeight', meaning: 'address.meanings.penaltyWeight'},
    }),
    noise: range({
      ...{words: 'options.noise', range: [0, 50], step: 5, keyStep: 5, unit: 'percent', isWhole: true, initial: 0},
      isExpert: true,
      link: {name: 'noise', meaning: 'address.meanings.noise'},
    }),
    draw: range({
      ...{words: 'options.draw', range: [1, 99], step: 1, keyStep: 1, unit: 'count', isWhole: true, initial: 1},
      isExpert: true,
      link: {name: 'draw', meaning: 'address.meanings.draw'},
    }),
  },
});
