/** The kinds of mark that are laid over strokes. The others are strokes, or their numbers alone. */
import type {Mark} from '../../network/hand.ts';
import {layDot} from './dots.ts';
import {layFold} from './folds.ts';
import {layLeaf} from './gold-leaf.ts';
import type {LayMark} from './mark-site.ts';

/** In the order in which they are laid, each over the one before. */
export const LAID_MARKS = ['dot', 'fold', 'leaf'] as const satisfies readonly Mark[];

/** A kind that is laid over strokes. */
export type LaidMark = (typeof LAID_MARKS)[number];

/** Each kind on the processor. */
export const MARK_LAYERS: Readonly<Record<LaidMark, LayMark>> = {dot: layDot, fold: layFold, leaf: layLeaf};
