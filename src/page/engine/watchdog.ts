/** Notices when the engine has stopped answering: a GPU driver can hang without any event. */
import {AwakeTimer} from '../../protocol/awake-timer.ts';
import type {Milliseconds} from '../../protocol/units.ts';

/**
 * The engine says a word every second once it runs. With the next one's start a visitor waits less
 * than ten seconds for a picture.
 */
const SILENCE_MS = 6000;

/** So much earlier its picture is not believed to be live any more; a long task may yet end. */
const STALL_MS = 3000;

/** Its script may come over a slow line. */
const LOAD_SILENCE_MS = 60_000;

/** Then it speaks every second, but may compile for long between two words. */
const START_SILENCE_MS = 30_000;

/** What a watchdog tells. */
export interface WatchdogListener {
  /** A running engine is late, and its picture may stand; false once it has said a word again. */
  readonly onStall: (isStalled: boolean) => void;
  /** No word for too long. Told once. */
  readonly onSilence: (silentMs: Milliseconds) => void;
}

/** Waits for an engine's words, in the time in which the page is awake. */
export class Watchdog {
  readonly #timer: AwakeTimer;
  readonly #stallTimer: AwakeTimer;
  readonly #onStall: WatchdogListener['onStall'];
  #isStalled = false;
  #limitMs: Milliseconds = LOAD_SILENCE_MS;
  #isRunning = false;
  #isPaused = false;

  constructor({onStall, onSilence}: WatchdogListener) {
    this.#onStall = onStall;
    this.#timer = new AwakeTimer(() => {
      onSilence(this.#limitMs);
    });
    this.#stallTimer = new AwakeTimer(() => {
      this.#setStalled(true);
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
    this.#setStalled(false);
    this.#timer.stop();
    this.#stallTimer.stop();
    if (!this.#isRunning || this.#isPaused) return;
    this.#timer.start(this.#limitMs);
    if (this.#limitMs === SILENCE_MS) this.#stallTimer.start(STALL_MS);
  }

  #setStalled(isStalled: boolean): void {
    if (isStalled === this.#isStalled) return;
    this.#isStalled = isStalled;
    this.#onStall(isStalled);
  }
}
