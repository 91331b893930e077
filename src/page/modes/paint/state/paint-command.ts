/** What the keys of the painting mean. */
import type {Command} from '../../../../catalogue/commands.ts';
import type {Action} from '../../../state/action.ts';
import type {AppState} from '../../../state/app-state.ts';
import {nextBrush} from '../../../state/settings.ts';
import type {Circumstances} from '../../mode-row.ts';

/** The action, or 'as-everywhere' for a key that does not mean the painting. */
export function actionInPaint(
  command: Command,
  key: string,
  {paint, settings}: AppState,
  {random}: Circumstances,
): Action | 'as-everywhere' {
  switch (command) {
    case 'next-style':
      return {kind: 'style-stepped', by: 1};
    case 'previous-style':
      return {kind: 'style-stepped', by: -1};
    case 'pick-style':
      return {kind: 'style-numbered', index: Number(key) - 1};
    case 'surprise':
      return {kind: 'surprised', random};
    case 'strength-up':
      return {kind: 'strength-stepped', by: 1};
    case 'strength-down':
      return {kind: 'strength-stepped', by: -1};
    case 'plain':
      return {kind: 'plain-toggled'};
    case 'mix-more':
      return {kind: 'mix-stepped', by: 1};
    case 'mix-less':
      return {kind: 'mix-stepped', by: -1};
    case 'keep-colours':
      return {kind: 'colours-toggled'};
    case 'brush-up':
      return {kind: 'settings-changed', settings: {brush: nextBrush(paint.brush ?? settings.brush, 1)}};
    case 'brush-down':
      return {kind: 'settings-changed', settings: {brush: nextBrush(paint.brush ?? settings.brush, -1)}};
    case 'wipe':
      return {kind: 'wipe-toggled'};
    default:
      return 'as-everywhere';
  }
}
