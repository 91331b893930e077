/**
 * Keeps the chosen one of each row of choices in view: when another is chosen, when the rows have
 * become wider or narrower, and when their words are said in another language.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

import {spokenLocale} from '../../../../words/say.ts';

/** An element that draws `choiceRow`s. */
type Host = ReactiveControllerHost & HTMLElement & {readonly renderRoot: ParentNode};

/** @param inline where in its row the chosen one is put. */
export class ChosenInViewController implements ReactiveController {
  readonly #host: Host;
  readonly #inline: ScrollLogicalPosition;
  readonly #resizes = new ResizeObserver(() => {
    this.#reveal();
  });
  #shown: readonly (HTMLElement | null)[] = [];
  #locale = spokenLocale();
  /** The row that has the focus, or -1. */
  #focused = -1;

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

  /** The button with the focus may not be drawn any more, where the choices are others. */
  hostUpdate(): void {
    this.#focused = this.#rows().findIndex((row) => row.querySelector('button:focus') !== null);
  }

  hostUpdated(): void {
    const chosen = this.#chosen();
    const locale = spokenLocale();
    const isSame = chosen.length === this.#shown.length && chosen.every((each, row) => each === this.#shown[row]);
    // The focus walks with the choice, as in any group of radio buttons.
    if (!isSame || this.#isFocusLost()) chosen[this.#focused]?.focus();
    if (isSame && locale === this.#locale) return;
    this.#shown = chosen;
    this.#locale = locale;
    this.#reveal();
  }

  #isFocusLost(): boolean {
    return this.#focused >= 0 && this.#host.renderRoot.querySelector('button:focus') === null;
  }

  #reveal(): void {
    for (const chosen of this.#chosen()) chosen?.scrollIntoView({block: 'nearest', inline: this.#inline});
  }

  /** Of each row, from above. */
  #chosen(): readonly (HTMLElement | null)[] {
    return this.#rows().map((row) => row.querySelector<HTMLElement>('[aria-checked="true"]'));
  }

  #rows(): readonly Element[] {
    return [...this.#host.renderRoot.querySelectorAll('[role=radiogroup]')];
  }
}
