/**
 * Takes a picture: counts down, flashes, has it painted at full size, keeps it. The way itself is
 * the state's `shot`; this carries out what each step needs.
 */
import {failure, toFailure, isAbortError} from '../../protocol/errors.ts';
import type {EnginePort, GalleryPort} from '../ports.ts';
import type {Milliseconds} from '../../protocol/units.ts';
import {modeOf, modeRowOf} from '../modes/modes.ts';
import {keptLensWords} from './kept-lens-words.ts';
import type {AppStore} from '../state/app-store.ts';

const COUNTDOWN_SECONDS = 3;
const SECOND_MS: Milliseconds = 1000;

/** A second tap within this time belongs to the one that pressed the shutter: a double tap. */
const DOUBLE_TAP_MS: Milliseconds = 400;

/** What a shot needs of the world. */
export interface ShotParts {
  readonly store: AppStore;
  readonly engine: EnginePort;
  readonly gallery: GalleryPort;
  /** Waits; rejects with AbortError. */
  readonly wait: (duration: Milliseconds, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => Milliseconds;
}

/** Runs one shot at a time. */
export class ShotRunner {
  readonly #parts: ShotParts;
  #running: AbortController | null = null;
  #pressedAt: Milliseconds = -Infinity;

  constructor(parts: ShotParts) {
    this.#parts = parts;
  }

  /** The shutter: starts the countdown. */
  async press(): Promise<void> {
    const {store, engine, wait, now} = this.#parts;
    if (store.state.shot.kind !== 'none') return;
    this.#pressedAt = now();
    const signal = this.#begin();
    try {
      for (let remaining = COUNTDOWN_SECONDS; remaining > 0; remaining--) {
        store.dispatch({kind: 'countdown-moved', remaining});
        await wait(SECOND_MS, signal);
      }
    } catch (error) {
      if (isAbortError(error)) return;
      throw error;
    }
    engine.flash();
    await this.finish(false);
  }

  /** Paints the held picture at full size, mirrored as seen or with text the right way round. */
  async finish(isUnmirrored: boolean): Promise<void> {
    const {store, engine, now} = this.#parts;
    const signal = this.#begin();
    store.dispatch({kind: 'finishing-started', isUnmirrored});
    try {
      const pixels = await engine.call(
        'keep',
        {unmirrored: isUnmirrored, lens: modeOf(store.state) === 'lens' ? keptLensWords(store.state) : null},
        {
          signal,
          onProgress: (share) => {
            if (!signal.aborted) store.dispatch({kind: 'finishing-progressed', share});
          },
        },
      );
      if (signal.aborted) return;
      const picture = {...pixels, isUnmirrored, keptAt: now(), title: modeRowOf(store.state).titleOf(store.state)};
      store.dispatch({kind: 'picture-finished', picture});
    } catch (error) {
      if (signal.aborted) return;
      const found = toFailure(error, 'keep-failed');
      const told = found.code === 'keep-failed' ? found : failure('keep-failed', `${found.code}: ${found.detail}`);
      store.dispatch({kind: 'failure-noted', failure: told, isShown: false});
      store.dispatch({kind: 'finishing-failed', failure: told});
    }
  }

  /** Puts the finished picture into the gallery. It stays on the screen whatever happens. */
  async keep(): Promise<void> {
    const {store, gallery} = this.#parts;
    const {shot} = store.state;
    if (shot.kind !== 'review' || shot.keeping.kind === 'storing' || shot.keeping.kind === 'kept') return;
    const {png, width, height, keptAt, title} = shot.picture;
    store.dispatch({kind: 'keeping-changed', keeping: {kind: 'storing'}});
    try {
      await gallery.keep({png, width, height, keptAt, title});
      store.dispatch({kind: 'keeping-changed', keeping: {kind: 'kept'}});
    } catch (error) {
      const found = toFailure(error, 'storage-unavailable');
      store.dispatch({kind: 'failure-noted', failure: found, isShown: false});
      store.dispatch({kind: 'keeping-changed', keeping: {kind: 'failed', failure: found}});
    }
  }

  /** A tap on the countdown: stops it, unless it is the second half of a double tap. */
  stop(): void {
    if (this.#parts.now() - this.#pressedAt >= DOUBLE_TAP_MS) this.end();
  }

  /** Stops the countdown, or goes back to the live mirror from the picture. */
  end(): void {
    this.#running?.abort();
    this.#running = null;
    this.#parts.store.dispatch({kind: 'shot-ended'});
  }

  #begin(): AbortSignal {
    this.#running?.abort();
    this.#running = new AbortController();
    return this.#running.signal;
  }
}

/** Waits with a timer. Rejects with AbortError when the signal fires. */
export function waitByTimer(duration: Milliseconds, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(new DOMException('The wait was given up.', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, duration);
    signal.addEventListener('abort', onAbort, {once: true});
  });
}
