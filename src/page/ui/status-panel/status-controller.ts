/** Asks the engine how it is doing, twice a second while the panel is open, never twice at once. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {isAbortError, toFailure} from '../../../protocol/errors.ts';
import type {EnginePort} from '../../../protocol/ports.ts';
import type {EngineStatus} from '../../../protocol/status.ts';

const INTERVAL_MS = 500;

/** Holds the newest answer. */
export class StatusController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #engine: () => EnginePort | null;
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #status: EngineStatus | null = null;
  #silence: string | null = null;

  constructor(host: ReactiveControllerHost, engine: () => EnginePort | null) {
    this.#host = host;
    this.#engine = engine;
    host.addController(this);
  }

  /** The newest snapshot, or null before the engine has answered or since it stopped to. */
  get status(): EngineStatus | null {
    return this.#status;
  }

  /** Why there is no snapshot. */
  get silence(): string | null {
    return this.#silence;
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
      this.#status = (await this.#engine()?.call('status', {}, {signal})) ?? null;
      this.#silence = null;
    } catch (error) {
      if (signal.aborted || isAbortError(error)) return;
      const {code, detail} = toFailure(error);
      this.#status = null;
      this.#silence = `${code}: ${detail}`;
    }
    if (signal.aborted) return;
    this.#host.requestUpdate();
    this.#timer = setTimeout(() => void this.#ask(signal), INTERVAL_MS);
  }
}
