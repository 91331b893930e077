/**
 * Every lens, on every screen and in every language.
 *
 * @module-tag long
 */
import {LENSES} from '../../src/catalogue/lenses.ts';
import {testLensLayouts} from '../support/layouts/lens-layouts.ts';

testLensLayouts(LENSES.map(({id}) => id));
