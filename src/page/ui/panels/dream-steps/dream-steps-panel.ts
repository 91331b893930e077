/** How dreaming works, in four pictures taken from the dream at this moment. */
import {css, html, LitElement, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import type {DreamSteps, SmallPicture} from '../../../../protocol/dreams.ts';
import type {EnginePort} from '../../../ports.ts';
import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {RepeatedQuestion} from '../../shared/repeated-question.ts';
import '../side-panel/side-panel.ts';
import {smallPicture} from '../../shared/small-picture.ts';

/** One step: its picture and its words. */
interface StepWords {
  readonly part: 'activation' | 'gradient' | 'step' | 'sum';
  readonly title: string;
  readonly line: string;
}

const STEPS: readonly StepWords[] = [
  {
    part: 'activation',
    title: 'It looks',
    line: 'The brighter a spot, the more the network thinks it has found something there.',
  },
  {
    part: 'gradient',
    title: 'It wishes',
    line: 'Which way each dot would have to change so that it finds even more. Grey means: stay as you are.',
  },
  {part: 'step', title: 'It evens out', line: 'The same wish, with big shapes made as strong as fine ones.'},
  {part: 'sum', title: 'It adds a little', line: 'The picture with a bit of the wish mixed in. Then it looks again.'},
];

/** @fires panel-closed */
@customElement('pareidolia-dream-steps-panel')
export class PareidoliaDreamStepsPanel extends LitElement {
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
    // A step is for reading, not for watching.
    intervalMs: 2000,
  });

  protected override render() {
    return html`
      <pareidolia-side-panel wide heading="How a dream grows">
        <p class="lead">
          A network that learned to tell things apart looks at you. Whatever it believes to see, the mirror draws a
          little more clearly. Many times a second, so that clouds become faces.
        </p>
        ${this.#renderSteps()}
      </pareidolia-side-panel>
    `;
  }

  #renderSteps() {
    const {answer: steps, failure} = this.#steps;
    if (steps)
      return html`<ol>
        ${STEPS.map((words) => this.#renderStep(words, steps))}
      </ol>`;
    return html`<p role="status">${failure?.userMessage ?? 'One moment: the mirror is looking …'}</p>`;
  }

  #renderStep({part, title, line}: StepWords, steps: DreamSteps) {
    const picture: SmallPicture = steps[part];
    return html`
      <li>
        <canvas role="img" aria-label=${title} data-part=${part} ${smallPicture(picture)}></canvas>
        <h3>${title}</h3>
        <p>${line}</p>
        ${part === 'activation' ? html`<p class="quiet">Layer ${steps.layer}</p>` : nothing}
      </li>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-dream-steps-panel': PareidoliaDreamStepsPanel;
  }
}
