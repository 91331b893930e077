/**
 * Runs the dream's two calls to the engine: begin again, and dream of what is held up. Both only
 * while the mirror dreams.
 */
import {isAbortError, toFailure} from '../../../../protocol/errors.ts';
import type {EnginePort} from '../../../ports.ts';
import {modeOf} from '../../modes.ts';
import type {AppStore} from '../../../state/app-store.ts';

/** Asks the engine and tells the state. */
export class DreamRunner {
  readonly #store: AppStore;
  readonly #engine: EnginePort;
  #isLearning = false;

  constructor(store: AppStore, engine: EnginePort) {
    this.#store = store;
    this.#engine = engine;
  }

  /** Dreams anew, from the plain picture. */
  restart(): void {
    if (modeOf(this.#store.state) === 'dream') this.#engine.restartDream();
  }

  /** Learns from what is held up, and dreams of it. A second tap while it learns does nothing. */
  async holdUp(): Promise<void> {
    if (this.#isLearning || modeOf(this.#store.state) !== 'dream') return;
    this.#isLearning = true;
    try {
      await this.#engine.call('learn-guide', {});
      this.#store.dispatch({kind: 'dream-guided'});
    } catch (error) {
      if (!isAbortError(error)) this.#store.dispatch({kind: 'failure-noted', failure: toFailure(error), isShown: true});
    } finally {
      this.#isLearning = false;
    }
  }
}
