import {defineLens} from '../define-lens.ts';

/** The words for what is before the mirror. */
export const LABELS = defineLens({
  id: 'labels',
  chapter: 'sees',
  words: 'lenses.labels',
  sources: [
    'J. S. Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990',
    'A. Krizhevsky, I. Sutskever, G. E. Hinton, ImageNet classification with deep convolutional neural networks, 2012',
  ],
  options: {},
});
