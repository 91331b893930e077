/** How dreaming works, in four pictures taken from the dream at this moment. */
import {css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import type {DreamSteps} from '../../../../protocol/dreams.ts';
import type {SmallPicture} from '../../../../protocol/small-picture.ts';
import type {EnginePort} from '../../../ports.ts';
import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {RepeatedQuestion} from '../../shared/repeated-question.ts';
import '../side-panel/side-panel.ts';
import {smallPicture} from '../../shared/small-picture.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../shared/speaking-element.ts';
import {failureSentence} from '../../../state/failure-sentence.ts';

const STEPS = ['activation', 'gradient', 'step', 'sum'] as const;

/** A step's part of the explanation. */
type Step = (typeof STEPS)[number];

/** @fires panel-closed */
@customElement('pareidolia-dream-steps-panel')
export class PareidoliaDreamStepsPanel extends SpeakingElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      ol {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(14em, 1fr));
        gap: 1.5em;
        margin: 1.5em 0;
        padding: 0;
        list-style: none;
      }

      canvas {
        display: block;
        width: 100%;
        image-rendering: pixelated;
        border-radius: 6px;
      }

      h3 {
        margin: 0.6em 0 0.2em;
      }

      p {
        margin: 0;
      }
    `,
  ];

  @property({attribute: false}) engine: EnginePort | null = null;

  readonly #steps = new RepeatedQuestion(this, {
    engine: () => this.engine,
    ask: (engine, signal) => engine.call('explain-dream', {}, {signal}),
    // Slow enough for a visitor to read one step before the next.
    intervalMs: 2000,
  });

  protected override render() {
    return html`
      <pareidolia-side-panel wide heading=${say('dreamSteps.title')}>
        <p class="lead">${say('dreamSteps.lead')}</p>
        ${this.#renderSteps()}
      </pareidolia-side-panel>
    `;
  }

  #renderSteps() {
    const {answer: steps, failure} = this.#steps;
    if (steps)
      return html`<ol>
        ${STEPS.map((part) => this.#renderStep(part, steps))}
      </ol>`;
    return html`<p role="status">${failure ? failureSentence(failure) : say('dreamSteps.waiting')}</p>`;
  }

  #renderStep(part: Step, steps: DreamSteps) {
    const title = say(`dreamSteps.${part}.title`);
    const picture: SmallPicture = steps[part];
    return html`
      <li>
        <canvas role="img" aria-label=${title} data-part=${part} ${smallPicture(picture)}></canvas>
        <h3>${title}</h3>
        <p>${say(`dreamSteps.${part}.line`)}</p>
        ${part === 'activation' ? html`<p class="quiet" translate="no">${say('dreamSteps.layer', {layer: steps.layer})}</p>` : nothing}
      </li>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-dream-steps-panel': PareidoliaDreamStepsPanel;
  }
}
