/**
 * Ties offline use and updates to the state. An update comes in only while nobody is there.
 */
import type {Failure} from '../../protocol/errors.ts';
import type {UnitInterval} from '../../protocol/units.ts';
import type {AppStore} from '../state/app-store.ts';

/**
 * What the service worker's keeper tells, and what it can be told. The same shapes as
 * pwa/update.ts, so that it can be faked.
 */
export interface OfflineListener {
  onProgress(share: UnitInterval): void;
  onOfflineReady(): void;
  onUpdateReady(): void;
  onOfflineUnavailable(failure: Failure): void;
}

/** Says that nobody is there. */
export interface UpdateGate {
  applyWhenIdle(): void;
}

/** Can also be told that something could not be loaded. */
export interface UpdateSource extends UpdateGate {
  /** Looks for an update, and for what is lost of the kept files, now instead of in an hour. */
  lookNow(): void;
}

/** Registers once the first picture is on the screen: before, it would compete for the network. */
export function bindOffline(
  store: AppStore,
  register: (listener: OfflineListener) => Promise<UpdateSource>,
): UpdateSource {
  let gate: UpdateSource | null = null;
  const start = async () => {
    gate = await register({
      onProgress: (share) => {
        store.dispatch({kind: 'offline-changed', offline: {kind: 'keeping', share}});
      },
      onOfflineReady: () => {
        store.dispatch({kind: 'offline-changed', offline: {kind: 'ready'}});
      },
      onUpdateReady: () => {
        store.dispatch({kind: 'update-found'});
      },
      onOfflineUnavailable: (failure) => {
        store.dispatch({kind: 'offline-changed', offline: {kind: 'unavailable', failure}});
        store.dispatch({kind: 'failure-noted', failure, isShown: false});
      },
    });
  };
  const stop = store.subscribe(({engine, notice}) => {
    // A page that cannot paint is worth keeping offline too.
    if (!engine.isPainted && notice === null) return;
    stop();
    void start();
  });
  return {
    applyWhenIdle: () => {
      if (store.state.isUpdateReady) gate?.applyWhenIdle();
    },
    lookNow: () => gate?.lookNow(),
  };
}
