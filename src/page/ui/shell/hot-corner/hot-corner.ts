/**
 * The upper left corner: two seconds of pressing open the status panel. Nothing shows it; the help
 * panel tells.
 */
import {css, html, LitElement} from 'lit';
import {customElement} from 'lit/decorators.js';

import {CornerPressController} from '../../shared/controllers/corner-press-controller.ts';
import {emit} from '../../shared/emit.ts';

/** @fires corner-pressed */
@customElement('pareidolia-hot-corner')
export class PareidoliaHotCorner extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      top: 0;
      left: 0;
      width: max(96px, 12vmin);
      height: max(96px, 12vmin);
      pointer-events: auto;
    }

    div {
      width: 100%;
      height: 100%;
      touch-action: none;
    }
  `;

  readonly #press = new CornerPressController(this, () => {
    emit(this, 'corner-pressed');
  });

  protected override render() {
    return html`
      <div
        aria-hidden="true"
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onEnd}
        @pointercancel=${this.#onEnd}
        @pointerleave=${this.#onEnd}
        @contextmenu=${this.#onContextMenu}
      ></div>
    `;
  }

  #onDown(event: PointerEvent): void {
    this.#press.start(event);
  }

  #onMove(event: PointerEvent): void {
    this.#press.move(event);
  }

  #onEnd(): void {
    this.#press.cancel();
  }

  /** A long press asks for a menu on some systems. */
  #onContextMenu(event: Event): void {
    event.preventDefault();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-hot-corner': PareidoliaHotCorner;
  }
}
