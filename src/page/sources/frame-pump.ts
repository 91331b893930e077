/**
 * Sends a source's frames to the engine: the newest one whenever the engine wants one, one in
 * flight.
 */
import type {EnginePort} from '../ports.ts';
import type {Presented, Presenter} from './presented.ts';

/** The part of the engine the pump needs. */
export type FrameTaker = Pick<EnginePort, 'wantsFrame' | 'sendFrame'>;

/** Pumps one source until stopped. */
export class FramePump {
  readonly #engine: FrameTaker;
  #stop: (() => void) | null = null;
  #sequence = 0;
  #lastCount: number | null = null;

  constructor(engine: FrameTaker) {
    this.#engine = engine;
  }

  /** Goes on with what it pumps already, if it does. */
  start(presenter: Presenter): void {
    this.#stop ??= presenter.onPresented((presented) => {
      this.#send(presented);
    });
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
    this.#lastCount = null;
  }

  #send({at, count, take}: Presented): void {
    this.#sequence += count === null || this.#lastCount === null ? 1 : Math.max(1, count - this.#lastCount);
    this.#lastCount = count;
    if (!this.#engine.wantsFrame()) return;
    const frame = take();
    if (frame !== null) this.#engine.sendFrame(frame, this.#sequence, performance.timeOrigin + at);
  }
}
