/** The label beside the picture: title, painter, year, one line. */
import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';

import type {WallLabel} from '../../../modes/mode-row.ts';
import {baseStyles} from '../../shared/base.styles.ts';
import {wallLabelStyles} from './wall-label.styles.ts';

/** How long the old text fades out before the new one fades in: half of the whole change. */
const FADE_OUT_MS = 140;

/** Shows a label; a new text fades in and is announced politely. */
@customElement('pareidolia-wall-label')
export class PareidoliaWallLabel extends LitElement {
  static override styles = [baseStyles, wallLabelStyles];

  @property({attribute: false}) label: WallLabel | null = null;
  /** Leaves the line out where the screen is small. */
  @property({type: Boolean, reflect: true}) brief = false;
  /** A hint under the line, such as what to touch. */
  @property() hint = '';

  /** What is drawn: the newest label once the old one has faded. */
  @state() private shown: WallLabel | null = null;
  @state() private isFading = false;

  #timer: ReturnType<typeof setTimeout> | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('label') || isSame(this.label, this.shown)) return;
    // When only the share of a mix changes, the text follows at once.
    if (this.shown === null || isSame(withoutNumbers(this.label), withoutNumbers(this.shown))) {
      this.shown = this.label;
    } else if (this.#timer === null) {
      this.isFading = true;
      this.#timer = setTimeout(() => {
        this.#timer = null;
        this.isFading = false;
        this.shown = this.label;
      }, FADE_OUT_MS);
    }
  }

  protected override render() {
    const label = this.shown;
    return html`
      <div class="sign" translate="no">
        <div class="words ${this.isFading ? 'is-fading' : ''}" aria-live="polite" aria-atomic="true">
          ${
            label
              ? html`
                  <p class="title">${label.title}</p>
                  ${label.painter === '' ? nothing : renderPainter(label)}
                  <p class="line">${label.line}</p>
                `
              : nothing
          }
        </div>
        ${this.hint === '' ? nothing : html`<p class="hint">${this.hint}</p>`}
      </div>
    `;
  }
}

function renderPainter({painter, year}: WallLabel) {
  return html`<p class="painter">${painter}${year === '' ? nothing : html`<span class="year">, ${year}</span>`}</p>`;
}

function isSame(a: WallLabel | null, b: WallLabel | null): boolean {
  return a?.title === b?.title && a?.painter === b?.painter && a?.year === b?.year && a?.line === b?.line;
}

function withoutNumbers(label: WallLabel | null): WallLabel | null {
  return label && {...label, title: label.title.replace(/\d+/g, '')};
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-wall-label': PareidoliaWallLabel;
  }
}
