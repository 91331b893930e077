/** Notices when the engine has stopped answering: a GPU driver can hang without any event. */
import {AwakeTimer} from '../../protocol/awake-timer.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/** The engine says a word every second once it runs. */
const SILENCE_MS = 10_000;

/** Its script may come over a slow line. */
const LOAD_SILENCE_MS = 60_000;

/** Then it speaks every second, but may compile for long between two words. */
const START_SILENCE_MS = 30_000;

/** Calls back once when no word has come for too long, in the time in which the page was awake. */
export class Watchdog {
  readonly #timer: AwakeTimer;
  #limitMs: Milliseconds = LOAD_SILENCE_MS;
  #isRunning = false;
  #isPaused = false;

  constructor(onSilence: (silentMs: Milliseconds) => void) {
    this.#timer = new AwakeTimer(() => {
      onSilence(this.#limitMs);
    });
  }

  /** A new engine: patience for its start. */
  start(): void {
    this.#isRunning = true;
    this.#limitMs = LOAD_SILENCE_MS;
    this.#rearm();
  }

  /** The engine runs: from now on it speaks every second. */
  expectWords(): void {
    this.#limitMs = SILENCE_MS;
    this.#rearm();
  }

  noteWord(): void {
    if (this.#limitMs === LOAD_SILENCE_MS) this.#limitMs = START_SILENCE_MS;
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
    if (this.#isRunning && !this.#isPaused) this.#timer.start(this.#limitMs);
    else this.#timer.stop();
  }
}
