import {say} from '../../../../words/say.ts';
import type {ModeRow} from '../../mode-row.ts';
import {actionInDream} from './dream-command.ts';
import {dreamWords} from './dream-words.ts';

/** The mirror dreams. */
export const DREAM_MODE: ModeRow = {
  title: 'modes.dream',
  touchHint: 'hint.touch.dream',
  needsPerception: true,
  coversPicture: false,
  card: 'dream-steps',
  labelOf: ({dream}) => ({...dreamWords(dream.dream), painter: say('label.dream.painter'), year: ''}),
  titleOf: ({dream}) => say('shot.dreamTitle', {dream: dreamWords(dream.dream).title}),
  openingOf: ({engine: {dreamProgress: share}}) => (share === null ? null : {say: 'hint.dreamOpens', share}),
  actionFor: actionInDream,
  linkOf: () => ({mode: 'dream'}),
};
