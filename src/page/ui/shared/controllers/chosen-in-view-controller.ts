/**
 * Keeps the chosen one of a row of choices in view: when another is chosen, and when the row has
 * become wider or narrower.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

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
    if (chosen === this.#shown) return;
    this.#shown = chosen;
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
