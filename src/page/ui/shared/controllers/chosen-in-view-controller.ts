/**
 * Keeps the chosen one of a row of choices in view: when another is chosen, when the row has become
 * wider or narrower, and when its words are said in another language.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {spokenLocale} from '../../../../words/say.ts';

/** An element that draws a `choiceRow`. */
type Host = ReactiveControllerHost & HTMLElement & {readonly renderRoot: ParentNode};

/** @param inline where in the row the chosen one is put. */
export class ChosenInViewController implements ReactiveController {
  readonly #host: Host;
  readonly #inline: ScrollLogicalPosition;
  readonly #resizes = new ResizeObserver(() => {
    this.#reveal();
  });
  #shown: HTMLElement | null = null;
  #locale = spokenLocale();

  constructor(host: Host, inline: ScrollLogicalPosition) {
    this.#host = host;
    this.#inline = inline;
    host.addController(this);
  }

  hostConnected(): void {
    this.#resizes.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#resizes.disconnect();
  }

  hostUpdated(): void {
    const chosen = this.#chosen();
    const locale = spokenLocale();
    if (chosen === this.#shown && locale === this.#locale) return;
    this.#shown = chosen;
    this.#locale = locale;
    // The focus walks with the choice, as in any group of radio buttons.
    if (this.#host.renderRoot.querySelector('button:focus')) chosen?.focus();
    this.#reveal();
  }

  #reveal(): void {
    this.#chosen()?.scrollIntoView({block: 'nearest', inline: this.#inline});
  }

  #chosen(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[aria-checked="true"]');
  }
}
