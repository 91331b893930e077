/**
 * Returns the focus to the element that had it before a dialog opened. A closing dialog does this
 * itself, but fails when that element is still inert: the controls become active again only with
 * the next render.
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

  /** Call before a dialog opens. */
  remember(): void {
    this.#opener = focusedElement();
  }

  /** Call when the dialog closes: the focus returns with the next render. */
  giveBack(): void {
    this.#isDue = true;
    this.#host.requestUpdate();
  }
}

/** The element with the focus, inside shadow roots too, or null. */
function focusedElement(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : null;
}
