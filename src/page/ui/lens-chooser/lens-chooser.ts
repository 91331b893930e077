/** The lenses along the bottom, in the order of the table: quiet words, the current one marked. */
import {css, html, LitElement, type PropertyValues} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {LENSES} from '../../../protocol/lens-table.ts';
import {LENS_IDS, type LensId} from '../../../protocol/lenses.ts';
import type {LensAction} from '../../state/action.ts';
import {baseStyles, buttonStyles} from '../shared/base.styles.ts';
import {emit} from '../shared/emit.ts';

/** @fires lens-changed {LensAction} */
@customElement('pareidolia-lens-chooser')
export class PareidoliaLensChooser extends LitElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      .choices {
        display: flex;
        justify-content: safe center;
        padding: 4px calc(var(--edge) + env(safe-area-inset-left));
        overflow-x: auto;
        overscroll-behavior: contain;
        scrollbar-width: none;
      }

      button {
        position: relative;
        flex: none;
        white-space: nowrap;
        border-radius: 0;
      }

      button:first-child {
        border-radius: calc(var(--target) / 2) 0 0 calc(var(--target) / 2);
      }

      button:last-child {
        border-radius: 0 calc(var(--target) / 2) calc(var(--target) / 2) 0;
      }

      button:focus-visible {
        z-index: 1;
        outline-offset: -3px;
        box-shadow: none;
      }

      button[aria-checked='false'] {
        color: var(--ink-quiet);
      }

      button[aria-checked='true']::after {
        content: '';
        position: absolute;
        inset: auto 1em calc(var(--target) * 0.16);
        height: 2px;
        background: var(--accent);
      }
    `,
  ];

  @property({attribute: false}) chosen: LensId = 'labels';

  protected override render() {
    return html`
      <div class="choices" role="radiogroup" aria-label="Lenses" @wheel=${this.#onWheel}>
        ${LENSES.map(
          ({id, title, sentence}) => html`
            <button
              type="button"
              role="radio"
              data-lens=${id}
              title=${sentence}
              aria-checked=${id === this.chosen ? 'true' : 'false'}
              tabindex=${id === this.chosen ? 0 : -1}
              @click=${this.#onClick}
              @keydown=${this.#onKeyDown}
            >
              ${title}
            </button>
          `,
        )}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('chosen')) return;
    const chosen = this.renderRoot.querySelector<HTMLElement>('[aria-checked="true"]');
    // The focus walks with the choice, as in any group of radio buttons.
    if (this.renderRoot.querySelector('button:focus')) chosen?.focus();
    chosen?.scrollIntoView({block: 'nearest', inline: 'center'});
  }

  /** A mouse has one wheel, and the strip one direction. */
  #onWheel(event: WheelEvent): void {
    if (event.deltaX === 0) (event.currentTarget as Element).scrollLeft += event.deltaY;
  }

  #onClick(event: Event): void {
    const name = (event.currentTarget as HTMLElement).dataset['lens'];
    const lens = LENS_IDS.find((id) => id === name);
    if (lens) emit<LensAction>(this, 'lens-changed', {kind: 'lens-picked', lens});
  }

  #onKeyDown(event: KeyboardEvent): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
    if (by === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    emit<LensAction>(this, 'lens-changed', {kind: 'lens-stepped', by});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-lens-chooser': PareidoliaLensChooser;
  }
}
