/** Notices when the engine has stopped answering: a GPU driver can hang without any event. */
import type {Milliseconds} from '../../protocol/units.ts';

/** The engine says a word every second once it runs. */
const SILENCE_MS = 10_000;

/** Starting may compile shaders and fetch networks over a slow line. */
const START_SILENCE_MS = 60_000;

/** Calls back once when no word has come for too long. */
export class Watchdog {
  readonly #onSilence: (silentMs: Milliseconds) => void;
  #limitMs: Milliseconds = START_SILENCE_MS;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isRunning = false;
  #isPaused = false;

  constructor(onSilence: (silentMs: Milliseconds) => void) {
    this.#onSilence = onSilence;
  }

  /** A new engine: patience for its start. */
  start(): void {
    this.#isRunning = true;
    this.#limitMs = START_SILENCE_MS;
    this.#rearm();
  }

  /** The engine runs: from now on it speaks every second. */
  expectWords(): void {
    this.#limitMs = SILENCE_MS;
    this.#rearm();
  }

  noteWord(): void {
    this.#rearm();
  }

  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.#rearm();
  }

  stop(): void {
    this.#isRunning = false;
    this.#rearm();
  }

  #rearm(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.#isRunning || this.#isPaused) return;
    this.#timer = setTimeout(() => {
      this.#onSilence(this.#limitMs);
    }, this.#limitMs);
  }
}
