/**
 * A solid panel from the right, or over the whole of a small screen: a modal dialog, so that focus
 * stays inside and Esc closes it.
 */
import {html} from 'lit';
import {customElement, property, query} from 'lit/decorators.js';

import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {emit} from '../../shared/emit.ts';
import {icon} from '../../shared/icon.ts';
import {sidePanelStyles} from './side-panel.styles.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../shared/speaking-element.ts';

/**
 * @fires panel-closed
 * @slot - The panel's contents.
 * @slot actions - Buttons beside the heading.
 */
@customElement('pareidolia-side-panel')
export class PareidoliaSidePanel extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, sidePanelStyles];

  @property() heading = '';
  /** Takes most of a wide screen, for pictures and long texts. */
  @property({type: Boolean, reflect: true}) wide = false;

  @query('dialog') private dialog!: HTMLDialogElement;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.dialog.showModal();
  }

  protected override render() {
    return html`
      <dialog aria-labelledby="heading" @close=${this.#onClose}>
        <div class="sheet">
          <header>
            <h2 id="heading">${this.heading}</h2>
            <slot name="actions"></slot>
            <button type="button" class="round" aria-label=${say('shell.close')} @click=${this.#onCloseClick}>
              ${icon('close')}
            </button>
          </header>
          <div class="body" role="region" aria-labelledby="heading" tabindex="0"><slot></slot></div>
        </div>
      </dialog>
    `;
  }

  protected override firstUpdated(): void {
    this.dialog.addEventListener('click', this.#onDialogClick);
    this.dialog.showModal();
  }

  #onCloseClick(): void {
    this.dialog.close();
  }

  /** A tap beside the sheet lands on the dialog itself. By keyboard, Esc does the same. */
  readonly #onDialogClick = (event: Event): void => {
    if (event.target === this.dialog) this.dialog.close();
  };

  #onClose(): void {
    emit(this, 'panel-closed');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-side-panel': PareidoliaSidePanel;
  }
}
