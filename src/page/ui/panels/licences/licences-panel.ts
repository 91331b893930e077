/** The licences of everything that is built into the app, from the list that the build writes. */
import {css, html} from 'lit';
import {customElement, state} from 'lit/decorators.js';

import {baseStyles} from '../../shared/base.styles.ts';
import '../side-panel/side-panel.ts';
import {tableStyles} from '../../shared/table.styles.ts';
import {fetchLicences, type PackageLicence} from './fetch-licences.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../shared/speaking-element.ts';

type Licences =
  | {readonly kind: 'loading'}
  | {readonly kind: 'ready'; readonly packages: readonly PackageLicence[]}
  | {readonly kind: 'failed'};

/** @fires panel-closed */
@customElement('pareidolia-licences-panel')
export class PareidoliaLicencesPanel extends SpeakingElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      details {
        border-bottom: 1px solid var(--line);
      }

      summary {
        display: flex;
        align-items: center;
        gap: 0.8em;
        min-height: var(--target);
        cursor: pointer;
      }

      summary span {
        color: var(--ink-quiet);
      }

      pre {
        margin: 0 0 1em;
        font: 400 0.85em / 1.45 var(--sans);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @state() private licences: Licences = {kind: 'loading'};

  #abort: AbortController | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#abort = new AbortController();
    void this.#load(this.#abort.signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort?.abort();
  }

  protected override render() {
    return html`
      <pareidolia-side-panel wide heading=${say('licences.title')}>
        <p>${say('licences.lead')}</p>
        ${this.#renderList()}
      </pareidolia-side-panel>
    `;
  }

  #renderList() {
    const {licences} = this;
    switch (licences.kind) {
      case 'loading':
        return html`<p class="quiet">${say('licences.loading')}</p>`;
      case 'failed':
        return html`<p>${say('licences.failed')}</p>`;
      case 'ready':
        return licences.packages.map(
          ({name, version, licence, text}) => html`
            <details>
              <summary>${name} <span>${version}, ${licence}</span></summary>
              <pre>${text}</pre>
            </details>
          `,
        );
    }
  }

  async #load(signal: AbortSignal): Promise<void> {
    try {
      this.licences = {kind: 'ready', packages: await fetchLicences(signal)};
    } catch {
      // Offline before everything was kept, or a development server without a build.
      if (!signal.aborted) this.licences = {kind: 'failed'};
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-licences-panel': PareidoliaLicencesPanel;
  }
}
