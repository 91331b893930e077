/** One lens of each kind: a label, a grid of units, a row of pictures, pictures with charts. */
import {testLensLayouts} from '../support/layouts/lens-layouts.ts';

testLensLayouts(['labels', 'activations', 'saliency', 'linear']);
