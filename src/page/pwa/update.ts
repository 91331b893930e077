/**
 * Keeps the app for offline use and brings updates in, never in the middle of a visit: an update
 * waits, completely fetched, until the app says that nobody is there.
 */
import {Workbox} from 'workbox-window';

import {withinLimit} from '../../protocol/awake-timer.ts';
import {failure, messageOf, type Failure} from '../../protocol/errors.ts';
import type {ServiceWorkerRequest} from '../../protocol/service-worker-messages.ts';
import type {Milliseconds, UnitInterval} from '../../protocol/units.ts';
import {explainRefusal} from './explain-refusal.ts';
import {keepRest, type KeepRestResult} from './keep-rest.ts';

/**
 * A kiosk stays on one page for days, where a browser does not look for a newer service worker by
 * itself.
 */
const UPDATE_CHECK_INTERVAL_MS = 60 * 60 * 1000;

/** Registering is quick; a browser whose storage hangs never answers. */
const REGISTER_LIMIT_MS: Milliseconds = 30_000;

/** Installing fetches two megabytes, over a slow line too. */
const INSTALL_LIMIT_MS: Milliseconds = 600_000;

/** What the app hears about being kept and being renewed. */
export interface OfflineEvents {
  /** Share of the background part kept so far; it runs from 0 to 1 until everything is kept. */
  onProgress(share: UnitInterval): void;
  /**
   * Everything is kept: from now on the app starts and paints without a network. Said again only
   * after it was lost.
   */
  onOfflineReady(): void;
  /** A newer version is completely fetched and waits for `applyWhenIdle`. */
  onUpdateReady(): void;
  /** This visit cannot be kept for offline use, and why. */
  onOfflineUnavailable(failure: Failure): void;
}

/** What the app can ask. */
export interface UpdateControl {
  /**
   * Says that no visitor is there now. If an update is ready, the page reloads into it; else
   * nothing happens, and the app may say it again at the next quiet moment.
   */
  applyWhenIdle(): void;
  /** Looks for an update and for lost files now: something of this page could not be loaded. */
  lookNow(): void;
}

/** Where there is no service worker. */
const NOTHING_TO_UPDATE: UpdateControl = {applyWhenIdle: () => undefined, lookNow: () => undefined};

/**
 * Registers the service worker. Call it once, after the first picture is on the screen: it competes
 * for the network.
 */
export function registerServiceWorker(events: OfflineEvents): UpdateControl {
  if (!('serviceWorker' in navigator)) {
    const detail = window.isSecureContext ? 'this browser has no service workers' : 'the address is not secure';
    events.onOfflineUnavailable(failure('offline-unavailable', detail));
    return NOTHING_TO_UPDATE;
  }
  // The development server has no service worker: it would keep what is being changed.
  if (import.meta.env.DEV) return NOTHING_TO_UPDATE;
  const update = new OfflineKeeper(events);
  update.start().catch(async (error: unknown) => {
    events.onOfflineUnavailable(await explainRefusal(error));
  });
  return update;
}

class OfflineKeeper implements UpdateControl {
  readonly #events: OfflineEvents;
  readonly #workbox = new Workbox(`${import.meta.env.BASE_URL}service-worker.js`);
  #registration: ServiceWorkerRegistration | null = null;
  /** A newer version already runs, and this page is of the older one. */
  #isOutdated = false;
  /** A newer version is completely fetched and waits. */
  #isUpdateReady = false;
  #isApplying = false;
  #isKept = false;
  #isKeeping = false;

  constructor(events: OfflineEvents) {
    this.#events = events;
  }

  async start(): Promise<void> {
    this.#watchController();
    this.#workbox.addEventListener('waiting', () => {
      void this.#prepareUpdate();
    });
    this.#workbox.addEventListener('redundant', ({isUpdate}) => {
      // A first installation that fails leaves nothing behind; the next visit tries again.
      if (isUpdate !== true) {
        this.#events.onOfflineUnavailable(failure('offline-unavailable', 'the service worker could not be installed'));
      }
    });
    setInterval(() => {
      void this.#checkForUpdate();
    }, UPDATE_CHECK_INTERVAL_MS);
    await this.#register();
  }

  applyWhenIdle(): void {
    if (this.#isOutdated) {
      location.reload();
    } else if (this.#isUpdateReady && this.#registration?.waiting) {
      this.#isApplying = true;
      this.#registration.waiting.postMessage({kind: 'take-over'} satisfies ServiceWorkerRequest);
    }
  }

  lookNow(): void {
    void this.#checkForUpdate();
  }

  /** @throws What the browser refuses with, or that it does not answer. */
  async #register(): Promise<void> {
    const registering = this.#workbox.register();
    this.#registration =
      (await withinLimit(
        registering,
        REGISTER_LIMIT_MS,
        () => new Error(`the browser has not registered the service worker in ${REGISTER_LIMIT_MS} ms`),
      )) ?? null;
    await this.#keep();
  }

  #watchController(): void {
    let hasController = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (this.#isApplying) {
        location.reload();
      } else if (hasController) {
        // Another tab of ours applied an update: this page's files are gone from the caches.
        this.#isOutdated = true;
        this.#events.onUpdateReady();
      }
      // The first visit's claim replaces nothing.
      hasController = true;
    });
  }

  /**
   * Offered only once it is complete: without a network, half an update would be worse than the old
   * version.
   */
  async #prepareUpdate(): Promise<void> {
    const waiting = this.#registration?.waiting ?? (await this.#workbox.getSW());
    const result = await keepRest(waiting, () => undefined);
    if (result.kind === 'failed') return;
    this.#isUpdateReady = true;
    this.#events.onUpdateReady();
  }

  /**
   * Keeps what the running version still lacks. Asked again and again: a browser short of room may
   * clear the storage under a page that stays open for weeks.
   */
  async #keep(): Promise<void> {
    if (this.#isKeeping) return;
    this.#isKeeping = true;
    const wasKept = this.#isKept;
    const result = await this.#keepIn((share) => {
      if (!wasKept) this.#events.onProgress(share);
    });
    this.#isKeeping = false;
    this.#isKept = result.kind === 'kept';
    if (result.kind === 'failed') this.#events.onOfflineUnavailable(failure('offline-unavailable', result.detail));
    else if (!wasKept) this.#events.onOfflineReady();
  }

  /** A first installation that hangs is a failed attempt, too. */
  async #keepIn(onProgress: (share: UnitInterval) => void): Promise<KeepRestResult> {
    try {
      const active = await withinLimit(
        this.#workbox.active,
        INSTALL_LIMIT_MS,
        () => new Error(`the service worker was not installed in ${INSTALL_LIMIT_MS} ms`),
      );
      return await keepRest(active, onProgress);
    } catch (error) {
      return {kind: 'failed', detail: messageOf(error)};
    }
  }

  async #checkForUpdate(): Promise<void> {
    try {
      if (this.#registration === null) {
        await this.#register();
        return;
      }
      await this.#workbox.update();
    } catch {
      // Without a network there is no update to find; the next check comes in an hour.
      return;
    }
    await this.#keep();
    if (!this.#isUpdateReady && this.#registration.waiting) await this.#prepareUpdate();
  }
}
