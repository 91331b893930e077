/** The row of modes at the top. */
import {css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {emit} from '../../shared/emit.ts';
import type {MirrorMode} from '../../../../protocol/show.ts';
import {MODES} from '../../../modes/modes.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../shared/speaking-element.ts';

/** @fires mode-picked {MirrorMode} */
@customElement('pareidolia-mode-row')
export class PareidoliaModeRow extends SpeakingElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
      }

      ul {
        display: flex;
        gap: 0.25em;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      button {
        position: relative;
        font-weight: 500;
      }

      @media (max-width: 480px) {
        ul {
          gap: 0;
        }

        button {
          padding: 0 0.55em;
          white-space: nowrap;
        }
      }

      button[aria-current='true']::after {
        content: '';
        position: absolute;
        inset: auto 1em calc(var(--target) * 0.16);
        height: 2px;
        background: var(--accent);
      }
    `,
  ];

  /** Those that this engine can do; the others are not offered. */
  @property({attribute: false}) offered: readonly MirrorMode[] = ['paint'];
  /** The chosen mode, or null while the mirror is plain. */
  @property({attribute: false}) chosen: MirrorMode | null = null;

  protected override render() {
    return html`
      <nav aria-label=${say('modes.row')}>
        <ul>
          ${this.offered.map(
            (id) => html`
              <li>
                <button
                  type="button"
                  data-mode=${id}
                  aria-current=${this.chosen === id ? 'true' : 'false'}
                  @click=${this.#onClick}
                >
                  ${say(MODES[id].title)}
                </button>
              </li>
            `,
          )}
        </ul>
      </nav>
    `;
  }

  #onClick(event: Event): void {
    const id = (event.currentTarget as HTMLElement).dataset['mode'];
    const mode = this.offered.find((candidate) => candidate === id);
    if (mode) emit(this, 'mode-picked', mode);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-mode-row': PareidoliaModeRow;
  }
}
