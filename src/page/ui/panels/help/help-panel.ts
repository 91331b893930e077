/**
 * Keys, gestures and address parameters, from the tables that the code itself reads; and who made
 * this and what it keeps.
 */
import {css, html, LitElement} from 'lit';
import {customElement} from 'lit/decorators.js';

import {COMMANDS} from '../../../../catalogue/commands.ts';
import {URL_PARAMETERS} from '../../../../catalogue/links.ts';
import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {emit} from '../../shared/emit.ts';
import '../side-panel/side-panel.ts';
import {tableStyles} from '../../shared/table.styles.ts';

/**
 * @fires panel-closed
 * @fires panel-asked {'status' | 'licences'}
 */
@customElement('pareidolia-help-panel')
export class PareidoliaHelpPanel extends LitElement {
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
      <pareidolia-side-panel wide heading="Help">
        <p class="lead">
          Touch a painting to step into it. Pull one tile towards another to mix them. The large round button takes a
          picture. Look inside shows what the network behind it sees, one lens at a time.
        </p>
        <p>Pictures never leave this device unless you share them. Nothing is sent, counted or stored elsewhere.</p>

        <h3 id="keys">Keys and gestures</h3>
        <table aria-labelledby="keys">
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">By hand</th>
              <th scope="col">What it does</th>
            </tr>
          </thead>
          <tbody>
            ${COMMANDS.map(
              ({keyLabel, gesture, meaning}) => html`
                <tr>
                  <td><kbd>${keyLabel}</kbd></td>
                  <td>${gesture}</td>
                  <td>${meaning}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>

        <h3 id="address">In the address</h3>
        <p class="quiet">
          A copied address shows the same view again. Parts are joined by &amp; after one question mark.
        </p>
        <table aria-labelledby="address">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Values</th>
              <th scope="col">What it does</th>
            </tr>
          </thead>
          <tbody>
            ${Object.values(URL_PARAMETERS).map(
              ({name, values, meaning}) => html`
                <tr>
                  <td><code>${`${name}=`}</code></td>
                  <td>${values}</td>
                  <td>${meaning}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>

        <h3>About</h3>
        <p>
          Pareidolia is seeing faces in clouds. This mirror paints what it sees with a small network that learned from
          paintings whose painters are long dead and whose pictures belong to everyone.
        </p>
        <div class="row">
          <button type="button" class="outlined" data-panel="status" @click=${this.#onPanel}>
            How the mirror is doing
          </button>
          <button type="button" class="outlined" data-panel="licences" @click=${this.#onPanel}>Licences</button>
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
