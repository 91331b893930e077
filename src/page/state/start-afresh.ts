/** The state for the next visitor: what this one did is gone, what the machine does goes on. */
import type {ParsedLink} from '../../catalogue/links.ts';
import type {Settings} from '../../catalogue/settings.ts';
import {initialState, type AppState} from './app-state.ts';
import {settlePaint} from './engine/settle-paint.ts';

/** What a visit starts with. */
export interface FreshStart {
  /** The operator's address. */
  readonly start: ParsedLink;
  /** The settings when the page was opened. */
  readonly settings: Settings;
}

/**
 * The state after the visit. Language and source go back to what they were when the page was
 * opened; the other settings are the operator's, who has no other place to change them.
 */
export function startAfresh(state: AppState, {start, settings}: FreshStart): AppState {
  const {language, source} = settings;
  const fresh = initialState(start, {...state.settings, language, source});
  const {engine, failures, offline, isUpdateReady, isCameraExpected, areControlsShown} = state;
  const next: AppState = {
    ...fresh,
    ...{engine, failures, offline, isUpdateReady, isCameraExpected, areControlsShown},
    notice: isPresent(state.notice) ? state.notice : null,
    // The camera of the same source goes on; another source tells of itself.
    sourceState: fresh.source === state.source ? state.sourceState : {kind: 'stopped'},
  };
  return engine.styles.length === 0 ? next : settlePaint(next);
}

/** Whether a visitor has left anything behind that a fresh start would undo. */
export function isAsStarted(state: AppState, fresh: FreshStart): boolean {
  const next = startAfresh(state, fresh);
  const {paint, mode, dream, lens, source, seed, isFrozen, isSceneStill, askedLanguage, settings} = next;
  const wanted = {paint, mode, dream, lens, source, seed, isFrozen, isSceneStill, askedLanguage, settings};
  const isSame = (Object.keys(wanted) as (keyof typeof wanted)[]).every(
    // Plain data written by the same functions: their text is their identity.
    (name) => JSON.stringify(wanted[name]) === JSON.stringify(state[name]),
  );
  return isSame && state.shot.kind === 'none' && state.panel === null && state.notice === next.notice;
}

/** A missing camera or a painter that stumbled is there for the next visitor, too. */
function isPresent(notice: AppState['notice']): boolean {
  return notice?.kind === 'painter' || (notice?.kind === 'source' && notice.code !== 'file-unreadable');
}
