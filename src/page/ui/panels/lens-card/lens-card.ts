/**
 * "What am I seeing?": explains the lens at three levels, for a child, for a student, and for the
 * curious.
 */
import {css, html} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {findLens} from '../../../../catalogue/lens-options.ts';
import type {LensId} from '../../../../catalogue/lenses.ts';
import {baseStyles} from '../../shared/base.styles.ts';
import {tableStyles} from '../../shared/table.styles.ts';
import '../side-panel/side-panel.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../shared/speaking-element.ts';

/** @fires panel-closed */
@customElement('pareidolia-lens-card')
export class PareidoliaLensCard extends SpeakingElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      .question {
        font: italic 400 1.1em / 1.4 var(--serif);
      }

      .formula {
        padding: 0.9em 1.1em;
        font: 400 1.1em / 1.6 var(--serif);
        background: var(--raised);
        border-left: 3px solid var(--accent);
        overflow-wrap: anywhere;
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        margin-bottom: 0.6em;
        color: var(--ink-quiet);
      }
    `,
  ];

  @property({attribute: false}) lens: LensId = 'labels';

  protected override render() {
    const {words, sources} = findLens(this.lens);
    return html`
      <pareidolia-side-panel wide heading=${say(`${words}.title`)}>
        <p class="lead">${say(`${words}.sentence`)}</p>
        <p class="question">${say(`${words}.question`)}</p>
        <p>${say(`${words}.paragraph`)}</p>
        <h3>${say('lensCard.formula')}</h3>
        <p class="formula">${say(`${words}.formula`)}</p>
        <h3>${say('lensCard.sources')}</h3>
        <ul>
          ${sources.map((source) => html`<li>${source}</li>`)}
        </ul>
      </pareidolia-side-panel>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-lens-card': PareidoliaLensCard;
  }
}
