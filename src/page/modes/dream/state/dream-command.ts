/** What the painting's keys mean while the mirror dreams. */
import type {Command} from '../../../../catalogue/commands.ts';
import type {Action} from '../../../state/action.ts';
import type {AppState} from '../../../state/app-state.ts';
import type {Circumstances} from '../../mode-row.ts';
import {actionInPaint} from '../../paint/state/paint-command.ts';

/**
 * The action; a key that means nothing of the dream means what it does for the painting under it.
 */
export function actionInDream(
  command: Command,
  key: string,
  state: AppState,
  circumstances: Circumstances,
): Action | 'as-everywhere' {
  switch (command) {
    case 'next-style':
      return {kind: 'dream-stepped', by: 1};
    case 'previous-style':
      return {kind: 'dream-stepped', by: -1};
    case 'pick-style':
      return {kind: 'dream-numbered', index: Number(key) - 1};
    case 'strength-up':
      return {kind: 'dream-strength-stepped', by: 1};
    case 'strength-down':
      return {kind: 'dream-strength-stepped', by: -1};
    case 'surprise':
      return {kind: 'dream-surprised', random: circumstances.random};
    case 'dream-hold':
      return {kind: 'dream-held-toggled'};
    case 'dream-over':
      return {kind: 'dream-over-toggled'};
    default:
      return actionInPaint(command, key, state, circumstances);
  }
}
