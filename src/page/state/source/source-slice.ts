/** Where the picture comes from, and the settings. */
import type {Settings} from '../../../catalogue/settings.ts';
import type {SourceState} from '../../ports.ts';
import type {AppState} from '../app-state.ts';
import {mended, noteFailure} from '../failures.ts';
import {brushOf, DEFAULT_SETTINGS} from '../settings.ts';
import type {Slice} from '../slice.ts';

/** Each of them. */
export type SourceAction =
  | {readonly kind: 'source-chosen'; readonly source: Settings['source']}
  | {readonly kind: 'source-changed'; readonly state: SourceState}
  | {readonly kind: 'camera-expected'; readonly isExpected: boolean}
  | {readonly kind: 'settings-changed'; readonly settings: Partial<Settings>}
  | {readonly kind: 'settings-reset'};

/** What changes the source and the settings. */
export const SOURCE_SLICE: Slice<SourceAction> = {
  'source-chosen': (state, {source}) => choose(state, source),
  'source-changed': (state, {state: sourceState}) => changeState(state, sourceState),
  'camera-expected': (state, {isExpected}) => ({...state, isCameraExpected: isExpected}),
  'settings-changed': (state, {settings}) => changeSettings(state, settings),
  'settings-reset': (state) =>
    choose(
      {...state, settings: DEFAULT_SETTINGS, paint: {...state.paint, brush: brushOf(DEFAULT_SETTINGS)}},
      DEFAULT_SETTINGS.source,
    ),
};

function changeSettings(state: AppState, {source, ...changed}: Partial<Settings>): AppState {
  const settings = {...state.settings, ...changed};
  const next = {
    ...state,
    settings,
    // What the address asked for holds until the slider is moved.
    paint: changed.brush === undefined ? state.paint : {...state.paint, brush: brushOf(settings)},
    askedLanguage: changed.language === undefined ? state.askedLanguage : null,
  };
  return source === undefined ? next : choose(next, source);
}

function choose(before: AppState, source: AppState['source']): AppState {
  const state = mended(before, 'source');
  return {
    ...state,
    source,
    sourceState: source === 'scene' ? {kind: 'stopped'} : state.sourceState,
    // A new source has new pictures: standing still would hide it.
    isFrozen: false,
    settings: source === 'file' ? state.settings : {...state.settings, source},
  };
}

function changeState(state: AppState, sourceState: SourceState): AppState {
  if (state.source === 'scene') return state;
  const next = {...state, sourceState};
  return sourceState.kind === 'failed' ? noteFailure(next, sourceState.failure, true) : mended(next, 'source');
}
