/**
 * The lenses as visitors meet them: one row each, in the order of LENS_IDS. Their words stand under
 * `lenses` in the tables of words.
 */
import {assert} from '../protocol/assert.ts';
import type {LensId} from '../protocol/lens.ts';

/**
 * What a lens lets the visitor choose, one control on the page each: a field of LensLook, or the
 * painting that Look names.
 */
export type LensControl =
  | 'layer'
  | 'unit'
  | 'label'
  | 'target'
  | 'attack'
  | 'epsilon'
  | 'patch'
  | 'stride'
  | 'spot'
  | 'dimension'
  | 'isShuffled'
  | 'isRandomised'
  | 'isSpatial'
  | 'style';

/** One lens. */
export interface LensRow {
  readonly id: LensId;
  /** Where it comes from. */
  readonly sources: readonly string[];
  readonly controls: readonly LensControl[];
}

/** Every lens, in the order of LENS_IDS. */
export const LENSES: readonly LensRow[] = [
  {
    id: 'labels',
    sources: [
      'J. S. Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990',
      'A. Krizhevsky, I. Sutskever, G. E. Hinton, ImageNet classification with deep convolutional neural networks, 2012',
    ],
    controls: [],
  },
  {
    id: 'activations',
    sources: [
      'J. Yosinski, J. Clune, A. Nguyen, T. Fuchs, H. Lipson, Understanding neural networks through deep visualization, 2015',
    ],
    controls: ['layer', 'unit', 'isSpatial'],
  },
  {
    id: 'filters',
    sources: [
      'D. H. Hubel, T. N. Wiesel, Receptive fields of single neurones in the cat’s striate cortex, 1959',
      'J. G. Daugman, Uncertainty relation for resolution in space, spatial frequency, and orientation, 1985',
      'B. A. Olshausen, D. J. Field, Emergence of simple-cell receptive field properties by learning a sparse code, 1996',
    ],
    controls: ['unit'],
  },
  {
    id: 'layers',
    sources: [
      'A. Karpathy, ConvNetJS: deep learning in your browser, 2014',
      'D. E. Rumelhart, G. E. Hinton, R. J. Williams, Learning representations by back-propagating errors, 1986',
    ],
    controls: ['label'],
  },
  {
    id: 'saliency',
    sources: [
      'K. Simonyan, A. Vedaldi, A. Zisserman, Deep inside convolutional networks, 2013',
      'M. D. Zeiler, R. Fergus, Visualizing and understanding convolutional networks, 2013',
      'J. T. Springenberg, A. Dosovitskiy, T. Brox, M. Riedmiller, Striving for simplicity, 2014',
      'J. Adebayo, J. Gilmer, M. Muelly, I. Goodfellow, M. Hardt, B. Kim, Sanity checks for saliency maps, 2018',
    ],
    controls: ['label', 'layer', 'unit', 'isRandomised'],
  },
  {
    id: 'occlusion',
    sources: ['M. D. Zeiler, R. Fergus, Visualizing and understanding convolutional networks, 2013'],
    controls: ['label', 'patch', 'stride', 'spot'],
  },
  {
    id: 'adversarial',
    sources: [
      'I. J. Goodfellow, J. Shlens, C. Szegedy, Explaining and harnessing adversarial examples, 2014',
      'C. Szegedy and others, Intriguing properties of neural networks, 2013',
      'A. Kurakin, I. Goodfellow, S. Bengio, Adversarial examples in the physical world, 2016',
    ],
    controls: ['attack', 'epsilon', 'target', 'label'],
  },
  {
    id: 'linear',
    sources: ['I. J. Goodfellow, J. Shlens, C. Szegedy, Explaining and harnessing adversarial examples, 2014'],
    controls: ['dimension', 'epsilon'],
  },
  {
    id: 'fingerprint',
    sources: [
      'L. A. Gatys, A. S. Ecker, M. Bethge, A neural algorithm of artistic style, 2015',
      'J. Johnson, A. Alahi, L. Fei-Fei, Perceptual losses for real-time style transfer and super-resolution, 2016',
    ],
    controls: ['isShuffled', 'style'],
  },
];

/** The words of a lens. */
export function lensRow(id: LensId): LensRow {
  const row = LENSES.find((candidate) => candidate.id === id);
  assert(row !== undefined, () => `there are no words for the lens '${id}'`);
  return row;
}
