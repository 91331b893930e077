/** All numbers about how the mirror runs; a button copies them. */
import {css, html} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';

import type {EnginePort} from '../../../ports.ts';
import type {AppState} from '../../../state/app-state.ts';
import {reportStatus, reportText, type ReportSection} from '../../../state/engine/status-report.ts';
import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {icon} from '../../shared/icon.ts';
import {RepeatedQuestion} from '../../shared/repeated-question.ts';
import '../side-panel/side-panel.ts';
import {tableStyles} from '../../shared/table.styles.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../shared/speaking-element.ts';

/** @fires panel-closed */
@customElement('pareidolia-status-panel')
export class PareidoliaStatusPanel extends SpeakingElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    tableStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(8em, 2fr) 3fr;
        gap: 0.25em 1em;
        margin: 0;
        font-size: max(13px, 0.85em);
        font-variant-numeric: tabular-nums;
      }

      dt {
        color: var(--ink-quiet);
      }

      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({attribute: false}) engine: EnginePort | null = null;
  @property({attribute: false}) app: AppState | null = null;
  @property() version = '';

  @state() private copied: 'no' | 'yes' | 'failed' = 'no';

  readonly #status = new RepeatedQuestion(this, {
    engine: () => this.engine,
    ask: (engine, signal) => engine.call('status', {}, {signal}),
    intervalMs: 500,
  });

  protected override render() {
    return html`
      <pareidolia-side-panel heading=${say('status.title')}>
        <button type="button" slot="actions" class="outlined copy" @click=${this.#onCopy}>
          ${icon(this.copied === 'yes' ? 'check' : 'copy')}
          <span aria-live="polite">${say(`status.copy.${this.copied}`)}</span>
        </button>
        ${this.#sections().map(
          ({title, rows}) => html`
            <h3>${title}</h3>
            <dl translate="no">
              ${rows.map(
                ({name, value}) => html`
                  <dt>${name}</dt>
                  <dd>${value}</dd>
                `,
              )}
            </dl>
          `,
        )}
      </pareidolia-side-panel>
    `;
  }

  #sections(): readonly ReportSection[] {
    if (!this.app) return [];
    const {answer, failure} = this.#status;
    return reportStatus(this.engine && !failure ? answer : null, this.app, {
      version: this.version,
      isSecure: window.isSecureContext,
      isOnline: navigator.onLine,
      viewport: {width: window.innerWidth, height: window.innerHeight},
      devicePixelRatio: window.devicePixelRatio,
      userAgent: navigator.userAgent,
      silence: failure && `${failure.code}: ${failure.detail}`,
    });
  }

  #onCopy(): void {
    void this.#copy();
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(reportText(this.#sections()));
      this.copied = 'yes';
    } catch {
      // The clipboard is not allowed here; the text of the panel can still be selected.
      this.copied = 'failed';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-status-panel': PareidoliaStatusPanel;
  }
}
