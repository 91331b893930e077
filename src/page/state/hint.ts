/** The small words under the wall label: what the mirror is busy with, or what a visitor can do. */
import {isDreamMode, isLensMode, type AppState} from './app-state.ts';
import {formatPercent} from './paint/wall-label.ts';

/**
 * @param hasTouchAlone Only where there is nothing to hover with does a visitor need to be told to
 *   touch.
 */
export function hintOf(state: AppState, hasTouchAlone: boolean): string {
  const {areControlsShown, engine, shot} = state;
  const dreams = isDreamMode(state);
  if (dreams && engine.dreamProgress !== null) {
    return `The mirror is falling asleep … ${formatPercent(engine.dreamProgress)}`;
  }
  if (isLensMode(state) && engine.lensProgress !== null) {
    return `The mirror opens itself … ${formatPercent(engine.lensProgress)}`;
  }
  const isQuiet = !areControlsShown && engine.isPainted && shot.kind === 'none';
  const other = isLensMode(state) ? 'lens' : dreams ? 'dream' : 'painting';
  return isQuiet && hasTouchAlone ? `Touch to choose another ${other}.` : '';
}
