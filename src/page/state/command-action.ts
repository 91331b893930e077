/**
 * What a command changes, as a fact; null for a command that is a action, or means nothing at this
 * moment.
 */
import type {Command} from '../../catalogue/commands.ts';
import type {Action} from './action.ts';
import type {MirrorMode} from '../../protocol/show.ts';
import type {Circumstances} from '../modes/mode-row.ts';
import {modeOf, modeRowOf, offeredModes} from '../modes/modes.ts';
import type {AppState} from './app-state.ts';

/** @param key The pressed key, for commands with several. */
export function actionForCommand(
  command: Command,
  key: string,
  state: AppState,
  circumstances: Circumstances,
): Action | null {
  // Nothing changes under a countdown or a picture that waits for its decision.
  if (state.shot.kind !== 'none') return null;
  const own = modeRowOf(state).actionFor(command, key, state, circumstances);
  if (own !== 'as-everywhere') return own;
  switch (command) {
    case 'dream':
    case 'lens':
      return toggleMode(state, command);
    case 'explain':
      return explanationOf(state);
    case 'freeze':
      return {kind: 'freeze-toggled'};
    case 'gallery':
    case 'help':
    case 'status':
      return {kind: 'panel-opened', panel: command};
    case 'back':
      return stepBack(state);
    default:
      return null;
  }
}

/** The card that says what the mirror does now; the painting has none. */
export function explanationOf(state: AppState): Action | null {
  const {card} = modeRowOf(state);
  return card === null ? null : {kind: 'panel-opened', panel: card};
}

/** A mode's key leads into it, and back to the painting. */
function toggleMode(state: AppState, mode: MirrorMode): Action | null {
  if (!offeredModes(state).includes(mode)) return null;
  return {kind: 'mode-picked', mode: modeOf(state) === mode ? 'paint' : mode};
}

/** One thing at a time: the notice, then the divider. */
function stepBack({notice, paint}: AppState): Action | null {
  if (notice) return {kind: 'notice-closed'};
  return paint.wipe === null ? null : {kind: 'wipe-toggled'};
}
