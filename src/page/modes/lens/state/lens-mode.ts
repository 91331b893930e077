import type {ModeRow} from '../../mode-row.ts';
import {actionInLens} from './lens-command.ts';
import {lensParameters} from './lens-link.ts';
import {lensLabelOf, lensTitleOf} from './lens-words.ts';

/** The mirror looks inside itself. */
export const LENS_MODE: ModeRow = {
  title: 'modes.lens',
  touchHint: 'hint.touch.lens',
  needsPerception: true,
  coversPicture: true,
  card: 'lens-card',
  labelOf: ({lens}) => lensLabelOf(lens),
  titleOf: lensTitleOf,
  openingOf: ({engine: {lensProgress: share}}) => (share === null ? null : {say: 'hint.lensOpens', share}),
  actionFor: actionInLens,
  // A lens in a link says the mode.
  linkOf: ({lens}) => ({wipe: null, ...lensParameters(lens)}),
};
