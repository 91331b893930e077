import {defineLens} from '../define-lens.ts';
import {press, range, toggle} from '../make-option.ts';

/** A map on which pictures lie beside those that the network finds alike. */
export const MAP = defineLens({
  id: 'map',
  chapter: 'sees',
  words: 'lenses.map',
  sources: [
    'L. van der Maaten, G. E. Hinton, Visualizing data using t-SNE, 2008',
    'M. Wattenberg, F. Viégas, I. Johnson, How to use t-SNE effectively, 2016',
  ],
  options: {
    perplexity: range({
      ...{words: 'options.perplexity', range: [3, 50], step: 1, keyStep: 1, unit: 'count', isWhole: true, initial: 15},
      link: {name: 'perplexity', meaning: 'address.meanings.perplexity'},
    }),
    mapRate: range({
      ...{words: 'options.mapRate', range: [10, 1000], scale: 'logarithmic', step: 1, unit: 'count', isWhole: true},
      ...{keyStep: 'tenth of a decade', initial: 100},
      link: {name: 'mapRate', meaning: 'address.meanings.mapRate'},
    }),
    holds: press({words: 'options.holds'}),
    shakes: press({words: 'options.shakes'}),
    forgets: press({words: 'options.forgets'}),
    // Nobody is to be asked for other people's faces by a link.
    arePicturesKept: toggle({words: 'options.arePicturesKept'}),
  },
});
