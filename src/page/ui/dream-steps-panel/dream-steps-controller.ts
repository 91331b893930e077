/** Asks for the dream's newest step while the panel is open, never twice at once. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {DreamSteps} from '../../../protocol/dreams.ts';
import {isAbortError, toFailure} from '../../../protocol/errors.ts';
import type {EnginePort} from '../../../protocol/ports.ts';

/** A step is for reading, not for watching. */
const INTERVAL_MS = 2000;

/** Holds the newest answer. */
export class DreamStepsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #engine: () => EnginePort | null;
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #steps: DreamSteps | null = null;
  #sentence: string | null = null;

  constructor(host: ReactiveControllerHost, engine: () => EnginePort | null) {
    this.#host = host;
    this.#engine = engine;
    host.addController(this);
  }

  /** The newest step, or null before the first answer. */
  get steps(): DreamSteps | null {
    return this.#steps;
  }

  /** Why there is none. */
  get sentence(): string | null {
    return this.#sentence;
  }

  hostConnected(): void {
    this.#abort = new AbortController();
    const {signal} = this.#abort;
    // The engine is handed over with the first update.
    void this.#host.updateComplete.then(() => this.#ask(signal));
  }

  hostDisconnected(): void {
    this.#abort?.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #ask(signal: AbortSignal): Promise<void> {
    try {
      this.#steps = (await this.#engine()?.call('explain-dream', {}, {signal})) ?? this.#steps;
      this.#sentence = null;
    } catch (error) {
      if (signal.aborted || isAbortError(error)) return;
      this.#sentence = toFailure(error).userMessage;
    }
    if (signal.aborted) return;
    this.#host.requestUpdate();
    this.#timer = setTimeout(() => void this.#ask(signal), INTERVAL_MS);
  }
}
