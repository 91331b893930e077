/**
 * Gives the focus back to where it was before a dialog took it. A closing dialog does so by itself,
 * but in vain where its opener was inert meanwhile: the controls come back only with the drawing
 * that follows.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** One for the page. */
export class FocusReturnController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #opener: HTMLElement | null = null;
  #isDue = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#isDue) return;
    this.#isDue = false;
    this.#opener?.focus();
    this.#opener = null;
  }

  /** A dialog is about to open. */
  remember(): void {
    this.#opener = focusedElement();
  }

  /** The dialog goes: the focus returns with the next drawing. */
  giveBack(): void {
    this.#isDue = true;
    this.#host.requestUpdate();
  }
}

/** The element with the focus, inside whatever shadow roots, or null. */
function focusedElement(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : null;
}
