/** The small words under the wall label: what the mirror is busy with, or what a visitor can do. */
import {isDreamMode, isLensMode, type AppState} from './app-state.ts';
import {say} from '../../words/say.ts';

/**
 * @param hasTouchAlone Only where there is nothing to hover with does a visitor need to be told to
 *   touch.
 */
export function hintOf(state: AppState, hasTouchAlone: boolean): string {
  const {areControlsShown, engine, shot} = state;
  const dreams = isDreamMode(state);
  if (dreams && engine.dreamProgress !== null) {
    return say('hint.dreamOpens', {share: engine.dreamProgress});
  }
  if (isLensMode(state) && engine.lensProgress !== null) {
    return say('hint.lensOpens', {share: engine.lensProgress});
  }
  const isQuiet = !areControlsShown && engine.isPainted && shot.kind === 'none';
  const mode = isLensMode(state) ? 'lens' : dreams ? 'dream' : 'paint';
  return isQuiet && hasTouchAlone ? say(`hint.touch.${mode}`) : '';
}
