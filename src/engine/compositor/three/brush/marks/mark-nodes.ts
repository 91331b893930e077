/** The kinds of mark that are laid over strokes, as `brush/marks/mark-layers.ts` lists them. */
import type {LaidMark} from '../../../../brush/marks/mark-layers.ts';
import {dotNode} from './dot-node.ts';
import {foldNode} from './fold-node.ts';
import {leafNode} from './leaf-node.ts';
import type {MarkNode} from './mark-site-node.ts';

/** Each kind in a shader. */
export const MARK_NODES: Readonly<Record<LaidMark, MarkNode>> = {dot: dotNode, fold: foldNode, leaf: leafNode};
