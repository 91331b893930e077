/** States of the page for unit tests to begin with. */
import type {Action} from '../../../src/page/state/action.ts';
import {initialState, type AppState} from '../../../src/page/state/app-state.ts';
import {reduce} from '../../../src/page/state/reduce.ts';
import {DEFAULT_SETTINGS} from '../../../src/page/state/settings.ts';
import type {ChosenBackend} from '../../../src/protocol/backend.ts';
import {parseLink} from '../../../src/catalogue/links.ts';
import {FAKE_STYLES} from './fake-engine.ts';

/** A backend as the engine names it. */
export const FAKE_BACKEND: ChosenBackend = {
  network: 'wasm',
  compositor: 'webgl',
  compositorReason: 'hardware',
  adapter: 'a test',
  skipped: [],
};

/** A page just opened at an address. */
export function openedAt(search = ''): AppState {
  return initialState(parseLink(search), DEFAULT_SETTINGS);
}

/** The same once the engine is ready and has painted. */
export function paintedAt(search = ''): AppState {
  return after(
    openedAt(search),
    {kind: 'engine', event: {kind: 'ready', backend: FAKE_BACKEND, styles: FAKE_STYLES}},
    {kind: 'engine', event: {kind: 'showing', painted: true}},
  );
}

/** The state after some actions. */
export function after(state: AppState, ...actions: readonly Action[]): AppState {
  return actions.reduce(reduce, state);
}
