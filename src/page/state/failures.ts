/** What the state keeps of failures, and what follows from one. */
import type {Failure} from '../../protocol/errors.ts';
import {forgetUnknown} from '../modes/lens/state/lens-unknown.ts';
import type {AppState} from './app-state.ts';

/**
 * The status panel shows no more; a kiosk runs for days. An address can be wrong in each of its
 * parts.
 */
const MAX_FAILURES_KEPT = 100;

/** The state after a failure. */
export function noteFailure(before: AppState, found: Failure, isShown: boolean): AppState {
  const state = forgetUnknown(before, found);
  const isAwoken = found.code === 'dream-unavailable' || found.code === 'lens-unavailable';
  return {
    ...state,
    // The mirror paints on; the next wish to dream or to look inside is another attempt.
    mode: isAwoken ? 'paint' : state.mode,
    engine: isAwoken ? {...state.engine, dreamProgress: null, lensProgress: null} : state.engine,
    failures: [...state.failures, found].slice(-MAX_FAILURES_KEPT),
    notice: isShown && found.code !== 'cancelled' ? found : state.notice,
  };
}

/** The state without the notice, where that is about a failure of this kind. */
export function mended(state: AppState, kind: Failure['kind']): AppState {
  return state.notice?.kind === kind ? {...state, notice: null} : state;
}
