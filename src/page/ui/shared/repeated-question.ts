/**
 * Asks the engine the same question again and again while an element is on the page, one at a time.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {isAbortError, toFailure, type Failure} from '../../../protocol/errors.ts';
import type {EnginePort} from '../../ports.ts';
import type {Milliseconds} from '../../../protocol/units.ts';

/** The question, the engine, and the interval. */
export interface Question<Answer> {
  /**
   * Null while there is no engine; it is asked for with every question, since a new engine may take
   * over.
   */
  readonly engine: () => EnginePort | null;
  readonly ask: (engine: EnginePort, signal: AbortSignal) => Promise<Answer>;
  /** Time from an answer to the next question. */
  readonly intervalMs: Milliseconds;
}

/** Holds the newest answer. */
export class RepeatedQuestion<Answer> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #question: Question<Answer>;
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #answer: Answer | null = null;
  #failure: Failure | null = null;

  constructor(host: ReactiveControllerHost, question: Question<Answer>) {
    this.#host = host;
    this.#question = question;
    host.addController(this);
  }

  /** The newest answer, or null before the first. It stays when a later question fails. */
  get answer(): Answer | null {
    return this.#answer;
  }

  /** Why the newest question was not answered. */
  get failure(): Failure | null {
    return this.#failure;
  }

  hostConnected(): void {
    this.#abort = new AbortController();
    const {signal} = this.#abort;
    // The engine is known from the first update on.
    void this.#host.updateComplete.then(() => this.#ask(signal));
  }

  hostDisconnected(): void {
    this.#abort?.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const {engine, ask, intervalMs} = this.#question;
    const asked = engine();
    try {
      if (asked) this.#answer = await ask(asked, signal);
      this.#failure = null;
    } catch (error) {
      if (signal.aborted || isAbortError(error)) return;
      this.#failure = toFailure(error);
    }
    if (signal.aborted) return;
    this.#host.requestUpdate();
    this.#timer = setTimeout(() => void this.#ask(signal), intervalMs);
  }
}
