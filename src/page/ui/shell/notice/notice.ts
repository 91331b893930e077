/** The one place that asks a visitor for something or says what went wrong, with one button. */
import {html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import type {NoticeAction, Notice} from '../../../state/notice.ts';
import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {emit} from '../../shared/emit.ts';
import {icon} from '../../shared/icon.ts';
import {noticeStyles} from './notice.styles.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../shared/speaking-element.ts';

/**
 * @fires action-chosen {NoticeAction}
 * @fires notice-closed
 */
@customElement('pareidolia-notice')
export class PareidoliaNotice extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, noticeStyles];

  @property({attribute: false}) notice: Notice | null = null;

  protected override render() {
    const {notice} = this;
    // The live region is always in the page: screen readers do not announce one that is added
    // together with its text.
    return html`
      <div translate="no" class="card ${notice ? 'is-shown' : ''} ${notice?.title ? 'is-invitation' : ''}">
        <div class="words" role="status" aria-live="polite">
          ${notice?.title ? html`<p class="title">${notice.title}</p>` : nothing}
          ${notice ? html`<p class="sentence" data-code=${notice.code ?? nothing}>${notice.sentence}</p>` : nothing}
        </div>
        ${notice ? this.#renderActions(notice) : nothing}
      </div>
    `;
  }

  #renderActions({action, actionLabel, isClosable}: Notice) {
    return html`
      <div class="actions">
        <button type="button" class="primary action" data-action=${action} @click=${this.#onAction}>
          ${action === 'use-camera' ? icon('camera') : nothing}${actionLabel}
        </button>
        ${
          isClosable
            ? html`
                <button type="button" class="round" aria-label=${say('shell.closeNotice')} @click=${this.#onClose}>
                  ${icon('close')}
                </button>
              `
            : nothing
        }
      </div>
    `;
  }

  #onAction(): void {
    if (!this.notice) return;
    if (this.notice.action === 'close') emit(this, 'notice-closed');
    else emit<NoticeAction>(this, 'action-chosen', this.notice.action);
  }

  #onClose(): void {
    emit(this, 'notice-closed');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-notice': PareidoliaNotice;
  }
}
