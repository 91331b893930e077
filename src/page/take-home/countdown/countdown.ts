/**
 * Three, two, one: large enough for two metres, high up where the camera is looked into. A tap
 * anywhere stops it.
 */
import {css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {keyed} from 'lit/directives/keyed.js';

import {baseStyles} from '../../ui/shared/base.styles.ts';
import {emit} from '../../ui/shared/emit.ts';
import {say} from '../../../words/say.ts';
import {SpeakingElement} from '../../ui/shared/speaking-element.ts';

/** @fires countdown-stopped */
@customElement('pareidolia-countdown')
export class PareidoliaCountdown extends SpeakingElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: absolute;
        inset: 0;
        /* The shell lets touches through. */
        pointer-events: auto;
      }

      button {
        appearance: none;
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: space-between;
        width: 100%;
        height: 100%;
        padding: calc(var(--edge) * 0.5) var(--edge) calc(var(--edge) + env(safe-area-inset-bottom));
        font: inherit;
        color: inherit;
        background: transparent;
        border: 0;
        cursor: pointer;
        touch-action: var(--over-picture);
        -webkit-tap-highlight-color: transparent;
      }

      .numeral {
        font: 600 30vmin / 1 var(--serif);
        font-variation-settings: 'opsz' 144;
        font-variant-numeric: lining-nums;
        /* A rim, so that it stands out on a white wall too. */
        -webkit-text-stroke: 1.2vmin var(--room);
        paint-order: stroke fill;
        animation: arrive 260ms ease-out;
      }

      .stop {
        padding: 0.5em 1em;
        background: var(--room);
        border-radius: 2em;
        color: var(--ink);
      }

      @keyframes arrive {
        from {
          opacity: 0;
          transform: scale(1.12);
        }
      }

      @media (prefers-reduced-motion: reduce) {
        @keyframes arrive {
          from {
            opacity: 0;
          }
        }
      }
    `,
  ];

  /** Seconds left. */
  @property({type: Number}) remaining = 0;

  protected override render() {
    return html`
      <button type="button" @click=${this.#onClick}>
        ${keyed(this.remaining, html`<span class="numeral" aria-hidden="true" translate="no">${this.remaining}</span>`)}
        <span class="stop">${say('shot.countdown')}</span>
      </button>
      <span class="visually-hidden" role="timer" aria-live="assertive" translate="no">${this.remaining}</span>
    `;
  }

  #onClick(): void {
    emit(this, 'countdown-stopped');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-countdown': PareidoliaCountdown;
  }
}
