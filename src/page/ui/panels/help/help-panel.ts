/**
 * Keys, gestures and address parameters, from the tables that the code itself reads; and who made
 * this and what it keeps.
 */
import {css, html} from 'lit';
import {customElement} from 'lit/decorators.js';

import {COMMANDS} from '../../../../catalogue/commands.ts';
import {LINK_ROWS} from '../../../../catalogue/links.ts';
import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {emit} from '../../shared/emit.ts';
import '../side-panel/side-panel.ts';
import {tableStyles} from '../../shared/table.styles.ts';
import {say, sayAll} from '../../../../words/say.ts';
import {SpeakingElement} from '../../shared/speaking-element.ts';

/**
 * @fires panel-closed
 * @fires panel-asked {'status' | 'licences'}
 */
@customElement('pareidolia-help-panel')
export class PareidoliaHelpPanel extends SpeakingElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    tableStyles,
    css`
      kbd {
        display: inline-block;
        min-width: 2.2em;
        padding: 0.1em 0.5em;
        font: inherit;
        text-align: center;
        white-space: nowrap;
        border: 1.5px solid var(--line);
        border-radius: 0.3em;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5em;
        margin-top: 1em;
      }
    `,
  ];

  protected override render() {
    return html`
      <pareidolia-side-panel wide heading=${say('help.title')}>
        <p class="lead">${say('help.lead')}</p>
        <p>${say('help.privacy')}</p>

        <h3 id="keys">${say('help.keys.title')}</h3>
        <table aria-labelledby="keys">
          <thead>
            <tr>
              <th scope="col">${say('help.keys.key')}</th>
              <th scope="col">${say('help.keys.gesture')}</th>
              <th scope="col">${say('help.meaning')}</th>
            </tr>
          </thead>
          <tbody>
            ${COMMANDS.map(
              ({command}) => html`
                <tr>
                  <td><kbd>${say(`commands.${command}.key`)}</kbd></td>
                  <td>${say(`commands.${command}.gesture`)}</td>
                  <td>${say(`commands.${command}.meaning`)}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>

        <h3 id="address">${say('help.address.title')}</h3>
        <p class="quiet">${say('help.address.lead')}</p>
        <table aria-labelledby="address">
          <thead>
            <tr>
              <th scope="col">${say('help.address.name')}</th>
              <th scope="col">${say('help.address.values')}</th>
              <th scope="col">${say('help.meaning')}</th>
            </tr>
          </thead>
          <tbody>
            ${LINK_ROWS.map(
              ({name, values, meaning}) => html`
                <tr>
                  <td><code>${`${name}=`}</code></td>
                  <td>${sayAll(values)}</td>
                  <td>${say(meaning)}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>

        <h3>${say('help.about.title')}</h3>
        <p>${say('help.about.text')}</p>
        <div class="row">
          <button type="button" class="outlined" data-panel="status" @click=${this.#onPanel}>
            ${say('status.title')}
          </button>
          <button type="button" class="outlined" data-panel="licences" @click=${this.#onPanel}>
            ${say('licences.title')}
          </button>
        </div>
      </pareidolia-side-panel>
    `;
  }

  #onPanel(event: Event): void {
    emit(this, 'panel-asked', (event.currentTarget as HTMLElement).dataset['panel']);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-help-panel': PareidoliaHelpPanel;
  }
}
