/** What the painting's keys mean while the mirror looks inside itself. */
import type {Command} from '../../../../catalogue/commands.ts';
import {askedOf, changeOf} from '../../../../catalogue/lens-options.ts';
import type {Action} from '../../../state/action.ts';
import type {AppState} from '../../../state/app-state.ts';
import type {Circumstances} from '../../mode-row.ts';

/**
 * The action, null for a key that has no meaning here, or 'as-everywhere' for one that means the
 * same everywhere.
 */
export function actionInLens(
  command: Command,
  key: string,
  {lens, notice}: AppState,
  {random, now}: Circumstances,
): Action | null | 'as-everywhere' {
  switch (command) {
    case 'next-style':
      return {kind: 'lens-stepped', by: 1};
    case 'previous-style':
      return {kind: 'lens-stepped', by: -1};
    case 'pick-style':
      return {kind: 'lens-digit-pressed', index: Number(key) - 1, at: now};
    case 'surprise':
      return {kind: 'lens-surprised', random};
    case 'strength-up':
      return {kind: 'lens-nudged', by: 1};
    case 'strength-down':
      return {kind: 'lens-nudged', by: -1};
    case 'back':
      return notice !== null || askedOf(lens).unit === null
        ? 'as-everywhere'
        : {kind: 'lens-options-changed', change: changeOf(lens.lens, 'unit', null)};
    // The lens lies over the painting: a change that is not seen would surprise a visitor who goes
    // back.
    case 'plain':
    case 'mix-more':
    case 'mix-less':
    case 'keep-colours':
    case 'brush-up':
    case 'brush-down':
    case 'wipe':
      return null;
    default:
      return 'as-everywhere';
  }
}
