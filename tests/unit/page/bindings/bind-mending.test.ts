/** What the page does about what could not be loaded, on a fake clock. */
import {afterEach, beforeEach, expect, test, vi} from 'vitest';

import {bindMending} from '../../../../src/page/bindings/bind-mending.ts';
import type {ServerBuild} from '../../../../src/page/pwa/ask-server.ts';
import {reduce} from '../../../../src/page/state/reduce.ts';
import {Store} from '../../../../src/page/state/store.ts';
import {failure, type FailureCode} from '../../../../src/protocol/errors.ts';
import type {EngineEvent} from '../../../../src/protocol/messages.ts';
import {FAKE_BACKEND, openedAt, paintedAt} from '../../../support/page/page-state.ts';

const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A page whose server, engine and reloads are the test's own. */
function openPage(state = paintedAt()) {
  const store = new Store(state, reduce);
  const listeners: ((event: EngineEvent) => void)[] = [];
  const calls = {reload: vi.fn(), startSoon: vi.fn(), lookNow: vi.fn(), askServer: vi.fn()};
  let server: ServerBuild = {kind: 'ours'};
  let done: readonly string[] = [];
  const signals = new EventTarget();
  const gate = bindMending(store, {
    engine: {
      startSoon: calls.startSoon,
      on: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
    },
    updates: {applyWhenIdle: () => undefined, lookNow: calls.lookNow},
    ownBuild: 'one.js',
    askServer: () => {
      calls.askServer();
      return Promise.resolve(server);
    },
    memory: {
      read: () => done,
      write: (next) => {
        done = next;
        return true;
      },
    },
    reload: calls.reload,
    signals,
  });
  const tell = (event: EngineEvent) => {
    store.dispatch({kind: 'engine', event});
    for (const listener of listeners) listener(event);
    return vi.advanceTimersByTimeAsync(0);
  };
  return {
    ...{store, calls, signals, gate},
    setServer: (next: ServerBuild) => {
      server = next;
    },
    fail: (code: FailureCode) => tell({kind: 'fatal', failure: failure(code, 'on purpose'), blame: null}),
    trouble: (code: FailureCode) => tell({kind: 'trouble', failure: failure(code, 'on purpose')}),
    startWell: () => tell({kind: 'ready', backend: FAKE_BACKEND, styles: []}),
  };
}

test('starts the engine as soon as a server answers that was away, and looks for what is lost', async () => {
  const page = openPage(openedAt());
  page.setServer({kind: 'away'});
  await page.fail('model-missing');
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(page.calls.startSoon).not.toHaveBeenCalled();
  page.setServer({kind: 'ours'});
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(page.calls.startSoon).toHaveBeenCalledOnce();
  expect(page.calls.lookNow).toHaveBeenCalledOnce();
  expect(page.calls.reload).not.toHaveBeenCalled();
});

test('does not wait for its turn when the browser says that the network is back', async () => {
  const page = openPage(openedAt());
  page.setServer({kind: 'away'});
  await page.fail('model-missing');
  page.setServer({kind: 'ours'});
  page.signals.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(page.calls.startSoon).toHaveBeenCalledOnce();
});

test('asks a server that stays away less and less often, and at least once a minute', async () => {
  const page = openPage();
  page.setServer({kind: 'away'});
  await page.fail('gpu-lost');
  await vi.advanceTimersByTimeAsync(10 * MINUTE_MS);
  expect(page.calls.askServer.mock.calls.length).toBeGreaterThan(10);
  expect(page.calls.askServer.mock.calls.length).toBeLessThan(20);
});

test('leaves an engine alone whose files the server has and which failed otherwise', async () => {
  const page = openPage();
  await page.fail('engine-crashed');
  expect(page.calls.startSoon).not.toHaveBeenCalled();
  expect(page.calls.reload).not.toHaveBeenCalled();
});

test('reloads once where the engine does not load twice, and again only after it has run', async () => {
  const page = openPage(openedAt());
  await page.fail('part-missing');
  expect(page.calls.reload).not.toHaveBeenCalled();
  await page.fail('part-missing');
  expect(page.calls.reload).toHaveBeenCalledOnce();
  await page.fail('part-missing');
  expect(page.calls.reload).toHaveBeenCalledOnce();
  await page.startWell();
  await page.fail('part-missing');
  await page.fail('part-missing');
  expect(page.calls.reload).toHaveBeenCalledTimes(2);
});

test('says that the mirror was renewed, and reloads when nobody is there', async () => {
  const page = openPage();
  page.setServer({kind: 'other', name: 'two.js'});
  await page.trouble('dream-unavailable');
  expect(page.store.state.notice?.code).toBe('build-outdated');
  expect(page.calls.reload).not.toHaveBeenCalled();
  page.gate.applyWhenIdle();
  expect(page.calls.reload).toHaveBeenCalledOnce();
  page.gate.applyWhenIdle();
  expect(page.calls.reload).toHaveBeenCalledOnce();
});

test('reloads at once into another build while no engine runs', async () => {
  const page = openPage();
  page.setServer({kind: 'other', name: 'two.js'});
  await page.fail('part-missing');
  expect(page.calls.reload).toHaveBeenCalledOnce();
});

test('hears of a part of the page that did not arrive', async () => {
  const page = openPage();
  page.setServer({kind: 'other', name: 'two.js'});
  page.signals.dispatchEvent(new Event('vite:preloadError'));
  await vi.advanceTimersByTimeAsync(0);
  expect(page.store.state.notice?.code).toBe('build-outdated');
});

test('finds another build within an hour where nothing happens, says nothing, and waits until nobody is there', async () => {
  const page = openPage();
  page.setServer({kind: 'other', name: 'two.js'});
  await vi.advanceTimersByTimeAsync(60 * MINUTE_MS);
  expect(page.store.state.notice).toBeNull();
  expect(page.calls.reload).not.toHaveBeenCalled();
  page.gate.applyWhenIdle();
  expect(page.calls.reload).toHaveBeenCalledOnce();
});
