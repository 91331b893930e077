/**
 * What a command changes, as a fact; null for a command that is a deed, or means nothing at this
 * moment.
 */
import {assertNever} from '../../protocol/assert.ts';
import type {Command} from '../../catalogue/commands.ts';
import type {Action} from './action.ts';
import {isDreamMode, isLensMode, type AppState} from './app-state.ts';
import {actionInLens} from './lens/lens-command.ts';

/**
 * @param key The pressed key, for commands with several.
 * @param random For the surprise.
 */
export function actionForCommand(command: Command, key: string, state: AppState, random: () => number): Action | null {
  // Nothing changes under a countdown or a picture that waits for its decision.
  if (state.shot.kind !== 'none') return null;
  const dreamed = isDreamMode(state) ? actionInDream(command, key, random) : null;
  if (dreamed) return dreamed;
  if (isLensMode(state)) {
    const looked = actionInLens(command, key, state, random);
    if (looked !== 'as-painting') return looked;
  }
  switch (command) {
    case 'next-style':
      return {kind: 'style-stepped', by: 1};
    case 'previous-style':
      return {kind: 'style-stepped', by: -1};
    case 'pick-style':
      return {kind: 'style-numbered', index: Number(key) - 1};
    case 'surprise':
      return {kind: 'surprised', random};
    case 'plain':
      return {kind: 'plain-toggled'};
    case 'strength-up':
      return {kind: 'strength-stepped', by: 1};
    case 'strength-down':
      return {kind: 'strength-stepped', by: -1};
    case 'mix-more':
      return {kind: 'mix-stepped', by: 1};
    case 'mix-less':
      return {kind: 'mix-stepped', by: -1};
    case 'keep-colours':
      return {kind: 'colours-toggled'};
    case 'wipe':
      return {kind: 'wipe-toggled'};
    case 'dream':
      return state.engine.canPerceive ? {kind: 'mode-picked', mode: isDreamMode(state) ? 'paint' : 'dream'} : null;
    case 'lens':
      return state.engine.canPerceive ? {kind: 'mode-picked', mode: isLensMode(state) ? 'paint' : 'lens'} : null;
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
    case 'dream-hold':
    case 'dream-again':
    case 'dream-over':
    case 'hold-up':
    case 'shutter':
    case 'fullscreen':
      return null;
    default:
      return assertNever(command);
  }
}

/** The card that says what the mirror does now; the painting has none. */
export function explanationOf(state: AppState): Action | null {
  if (isDreamMode(state)) return {kind: 'panel-opened', panel: 'dream-steps'};
  return isLensMode(state) ? {kind: 'panel-opened', panel: 'lens-card'} : null;
}

/** One thing at a time: the notice, then the divider. */
function stepBack({notice, paint: look}: AppState): Action | null {
  if (notice) return {kind: 'notice-closed'};
  return look.wipe === null ? null : {kind: 'wipe-toggled'};
}

/**
 * What the keys of the painting mean while the mirror dreams; null for those that mean the same.
 */
function actionInDream(command: Command, key: string, random: () => number): Action | null {
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
      return {kind: 'dream-surprised', random};
    case 'dream-hold':
      return {kind: 'dream-held-toggled'};
    case 'dream-over':
      return {kind: 'dream-over-toggled'};
    default:
      return null;
  }
}
