/** The shutter: large, at the thumb, and it breathes while it counts. */
import {html, LitElement} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {baseStyles} from '../../ui/shared/base.styles.ts';
import {emit} from '../../ui/shared/emit.ts';
import {shutterButtonStyles} from './shutter-button.styles.ts';

/** @fires shutter-pressed */
@customElement('pareidolia-shutter-button')
export class PareidoliaShutterButton extends LitElement {
  static override styles = [baseStyles, shutterButtonStyles];

  @property({type: Boolean}) disabled = false;

  protected override render() {
    return html`
      <button type="button" aria-label="Take a picture" ?disabled=${this.disabled} @click=${this.#onClick}>
        <span class="disc" aria-hidden="true"></span>
      </button>
    `;
  }

  #onClick(): void {
    emit(this, 'shutter-pressed');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-shutter-button': PareidoliaShutterButton;
  }
}
