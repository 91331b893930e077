/**
 * A controller for the word that screen readers announce: it limits how often, and then announces
 * the newest word.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {throttleSpeech, SILENCE, type Announced} from '../../../state/speech-throttle.ts';

/** One for a live region. */
export class SpokenWord implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #said: Announced = SILENCE;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * The text of the live region, given the word that the network is sure of now. Call it once in
   * each render.
   */
  hear(word: string | null): string {
    const {said, waitMs} = throttleSpeech(this.#said, word, performance.now());
    this.#said = said;
    this.#stopWaiting();
    if (waitMs !== null) {
      this.#timer = setTimeout(() => {
        this.#host.requestUpdate();
      }, waitMs);
    }
    return said.word ?? '';
  }

  hostDisconnected(): void {
    this.#stopWaiting();
    this.#said = SILENCE;
  }

  #stopWaiting(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
