/** The shutter: large, at the thumb, and it breathes while it counts. */
import {html} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {baseStyles} from '../../ui/shared/base.styles.ts';
import {emit} from '../../ui/shared/emit.ts';
import {shutterButtonStyles} from './shutter-button.styles.ts';
import {say} from '../../../words/say.ts';
import {SpeakingElement} from '../../ui/shared/speaking-element.ts';

/** @fires shutter-pressed */
@customElement('pareidolia-shutter-button')
export class PareidoliaShutterButton extends SpeakingElement {
  static override styles = [baseStyles, shutterButtonStyles];

  @property({type: Boolean}) disabled = false;

  protected override render() {
    return html`
      <button type="button" aria-label=${say('shot.shutter')} ?disabled=${this.disabled} @click=${this.#onClick}>
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
