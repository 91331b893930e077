/** The small words under the wall label: what the mirror is busy with, or what a visitor can do. */
import {say} from '../../words/say.ts';
import {modeRowOf} from '../modes/modes.ts';
import type {AppState} from './app-state.ts';

/**
 * @param hasTouchAlone Only where there is nothing to hover with does a visitor need to be told to
 *   touch.
 */
export function hintOf(state: AppState, hasTouchAlone: boolean): string {
  const {areControlsShown, engine, shot} = state;
  const {openingOf, touchHint} = modeRowOf(state);
  const opening = openingOf(state);
  if (opening !== null) return say(opening.say, {share: opening.share});
  const isQuiet = !areControlsShown && engine.isPainted && shot.kind === 'none';
  return isQuiet && hasTouchAlone ? say(touchHint) : '';
}
