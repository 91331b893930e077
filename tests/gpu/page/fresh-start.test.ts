/**
 * The end of a visit in the real browser: what one visitor did is gone for the next.
 */
import {afterEach, beforeEach, expect, test, vi} from 'vitest';

import {parseLink} from '../../../src/catalogue/links.ts';
import {bindFreshStart} from '../../../src/page/bindings/bind-fresh-start.ts';
import type {Action} from '../../../src/page/state/action.ts';
import {initialState} from '../../../src/page/state/app-state.ts';
import type {AppStore} from '../../../src/page/state/app-store.ts';
import {reduce} from '../../../src/page/state/reduce.ts';
import {DEFAULT_SETTINGS} from '../../../src/page/state/settings.ts';
import {Store} from '../../../src/page/state/store.ts';
import {failure} from '../../../src/protocol/errors.ts';
import {FakeEngine, FAKE_STYLES} from '../../support/page/fake-engine.ts';
import {FAKE_BACKEND} from '../../support/page/page-state.ts';

const ADDRESS = '?style=the-scream&lang=de&kiosk=1';

let store: AppStore;
let engine: FakeEngine;

beforeEach(() => {
  vi.useFakeTimers();
  const start = parseLink(ADDRESS);
  store = new Store(initialState(start, DEFAULT_SETTINGS), reduce);
  engine = new FakeEngine();
  const shots = {
    end: () => {
      store.dispatch({kind: 'shot-ended'});
    },
  };
  bindFreshStart({store, engine, shots, fresh: {start, settings: DEFAULT_SETTINGS}});
  store.dispatch({kind: 'engine', event: {kind: 'ready', backend: FAKE_BACKEND, styles: FAKE_STYLES}});
  store.dispatch({kind: 'engine', event: {kind: 'showing', painted: true}});
});

afterEach(() => {
  vi.useRealTimers();
});

const LEFT_BEHIND: Readonly<Record<string, Action>> = {
  'an open gallery': {kind: 'panel-opened', panel: 'gallery'},
  'a frozen picture': {kind: 'freeze-toggled'},
  'a dropped file': {kind: 'source-chosen', source: 'file'},
  'another language': {kind: 'settings-changed', settings: {language: 'en'}},
  'another mode': {kind: 'mode-picked', mode: 'dream'},
  'a refused file’s sentence': {kind: 'failure-noted', failure: failure('file-unreadable', 'a test'), isShown: true},
  'a countdown': {kind: 'countdown-moved', remaining: 3},
};

test.each(Object.entries(LEFT_BEHIND))('%s is gone after 75 seconds, and said ten seconds before', (_, action) => {
  const before = store.state;
  store.dispatch(action);
  vi.advanceTimersByTime(64_000);
  expect(store.state.freshStartIn).toBeNull();
  vi.advanceTimersByTime(2000);
  expect(store.state.freshStartIn).toBe(9);
  vi.advanceTimersByTime(9000);
  expect(store.state).toEqual({
    ...before,
    failures: store.state.failures,
    sourceState: store.state.sourceState,
    areControlsShown: store.state.areControlsShown,
  });
});

test('a key holds it', () => {
  store.dispatch({kind: 'freeze-toggled'});
  vi.advanceTimersByTime(70_000);
  window.dispatchEvent(new KeyboardEvent('keydown', {key: 'q'}));
  expect(store.state.freshStartIn).toBeNull();
  vi.advanceTimersByTime(60_000);
  expect(store.state.isFrozen).toBe(true);
});

test('what the operator has set stays, and so does what is wrong with the machine', () => {
  store.dispatch({kind: 'settings-changed', settings: {mirrored: false, facing: 'back'}});
  store.dispatch({kind: 'failure-noted', failure: failure('camera-missing', 'a test'), isShown: true});
  store.dispatch({kind: 'freeze-toggled'});
  vi.advanceTimersByTime(75_000);
  expect(store.state.isFrozen).toBe(false);
  expect(store.state.settings).toMatchObject({mirrored: false, facing: 'back'});
  expect(store.state.notice?.code).toBe('camera-missing');
});

test('what a lens or a dream remembers of the visitor goes: the engine shows nothing of its own in between', () => {
  const shows: string[] = [];
  vi.spyOn(engine, 'setShow').mockImplementation((show) => shows.push(show.mode + String(show.paint.style)));
  store.dispatch({kind: 'freeze-toggled'});
  vi.advanceTimersByTime(75_000);
  expect(shows).toEqual(['paintnull', 'paintthe-scream']);
});
