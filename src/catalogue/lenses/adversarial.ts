import {defineLens} from '../define-lens.ts';
import {choice, classWord} from '../make-option.ts';
import {EPSILON, LABEL} from './shared-options.ts';

/** The smallest changes that make the network see something else. */
export const ADVERSARIAL = defineLens({
  id: 'adversarial',
  chapter: 'fooled',
  words: 'lenses.adversarial',
  sources: [
    'I. J. Goodfellow, J. Shlens, C. Szegedy, Explaining and harnessing adversarial examples, 2014',
    'C. Szegedy and others, Intriguing properties of neural networks, 2013',
    'A. Kurakin, I. Goodfellow, S. Bengio, Adversarial examples in the physical world, 2016',
  ],
  options: {
    attack: choice({
      words: 'options.attack',
      values: ['fgsm', 'iterative'],
      initial: 'fgsm',
      isOpen: true,
      link: {name: 'attack', meaning: 'address.meanings.attack'},
    }),
    epsilon: EPSILON,
    target: classWord({
      words: 'options.target',
      link: {name: 'target', meaning: 'address.meanings.target', example: 'teapot'},
    }),
    label: LABEL,
  },
});
