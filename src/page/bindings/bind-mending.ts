/**
 * Ties what could not be loaded to what mends it: the server's return, an update, a reload. A
 * reload waits until nobody is there, unless the mirror has nothing to show but itself.
 */
import {failure, type FailureKind} from '../../protocol/errors.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import type {EnginePort} from '../ports.ts';
import type {ServerBuild} from '../pwa/ask-server.ts';
import {reasonToReload, type ReloadMemory} from '../pwa/reload-policy.ts';
import type {AppStore} from '../state/app-store.ts';
import type {UpdateGate, UpdateSource} from './bind-offline.ts';

/** A server that cannot be reached is asked again after so long, then later and later. */
const ASK_AGAIN_MS: Milliseconds = 5_000;
const LONGEST_PAUSE_MS: Milliseconds = 60_000;

/** How often a page that nothing happens to looks for another build. */
const LOOK_INTERVAL_MS: Milliseconds = 60 * 60_000;

/** Failures of these kinds may mean that a file is gone or damaged. */
const LOADED: ReadonlySet<FailureKind> = new Set(['painter', 'model', 'perception']);

/** What mending works with. Everything of the browser that a test replaces is here. */
export interface MendingParts {
  readonly engine: Pick<EnginePort, 'on'> & {startSoon(): void};
  readonly updates: UpdateSource;
  readonly ownBuild: string;
  readonly askServer: () => Promise<ServerBuild>;
  readonly memory: ReloadMemory;
  readonly reload: () => void;
  /** The window: it tells when the network is back, and which code of the page did not arrive. */
  readonly signals: EventTarget;
}

/** Binds for as long as the page lives. */
export function bindMending(store: AppStore, parts: MendingParts): UpdateGate {
  const {engine, updates, ownBuild, memory, signals} = parts;
  let otherBuild: string | null = null;
  let failedStarts = 0;
  let isLooking = false;

  const reloadIfDue = () => {
    const done = memory.read();
    const reason = reasonToReload({ownBuild, otherBuild, failedStarts, done});
    if (reason !== null && memory.write([...done, reason])) parts.reload();
  };
  const untilServerAnswers = async (): Promise<ServerBuild> => {
    let server = await parts.askServer();
    if (server.kind !== 'away') return server;
    for (let pauseMs = ASK_AGAIN_MS; server.kind === 'away'; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      await pause(pauseMs, signals);
      server = await parts.askServer();
    }
    // Whatever failed meanwhile says nothing about the files.
    failedStarts = 0;
    engine.startSoon();
    return server;
  };
  const look = async (isTrouble: boolean) => {
    if (isLooking) return;
    isLooking = true;
    const server = await (isTrouble ? untilServerAnswers() : parts.askServer());
    isLooking = false;
    if (isTrouble) updates.lookNow();
    otherBuild = server.kind === 'other' ? server.name : null;
    if (isTrouble && otherBuild !== null) {
      store.dispatch({kind: 'failure-noted', failure: failure('build-outdated', otherBuild), isShown: true});
    }
    // Nothing is lost: the visitor sees the plain mirror, and has no picture in hand.
    if (isTrouble && !store.state.engine.isShowing && store.state.shot.kind === 'none') reloadIfDue();
  };

  engine.on((event) => {
    if (event.kind === 'ready') {
      failedStarts = 0;
      // It may help again another time.
      memory.write(memory.read().filter((reason) => reason !== ownBuild));
    }
    if (event.kind !== 'fatal' && event.kind !== 'trouble') return;
    if (event.failure.code === 'part-missing') failedStarts += 1;
    if (LOADED.has(event.failure.kind)) void look(true);
  });
  // Vite's word for a part of the page that could not be imported.
  signals.addEventListener('vite:preloadError', () => void look(true));
  setInterval(() => void look(false), LOOK_INTERVAL_MS);
  return {
    applyWhenIdle: () => {
      updates.applyWhenIdle();
      reloadIfDue();
    },
  };
}

/** Waits a while, or until the browser says that it has a network again. */
function pause(longestMs: Milliseconds, signals: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signals.removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, longestMs);
    signals.addEventListener('online', end);
  });
}
