/**
 * What a lens asks the visitor to try, and what it found, beside its pictures: words with their
 * shares, numbers, curves, and what the colours mean.
 */
import {html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {findLens} from '../../../../catalogue/lens-options.ts';
import type {LensFindings, LensReport, WordShare} from '../../../../protocol/lens.ts';
import {ageOf, sureWordOf} from '../state/lens-words.ts';
import {formatPercent} from '../../paint/state/wall-label.ts';
import {ClockController} from '../../../ui/shared/controllers/clock-controller.ts';
import '../lens-chart/lens-chart.ts';
import {baseStyles} from '../../../ui/shared/base.styles.ts';
import {cssProperties} from '../../../ui/shared/css-properties.ts';
import {legend} from './legend.ts';
import {lensReadingsStyles} from './lens-readings.styles.ts';
import {unitPortrait} from './unit-portrait.ts';
import {say, sayAll, sayClassWord} from '../../../../words/say.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';

/** More words cannot be read at a glance. */
const WORDS = 5;

/** Hidden while there is nothing to read. */
@customElement('pareidolia-lens-readings')
export class PareidoliaLensReadings extends SpeakingElement {
  static override styles = [baseStyles, lensReadingsStyles];

  @property({attribute: false}) report: LensReport | null = null;
  /** The layers of the open network: each has a sheet of pictures of its units. */
  @property({attribute: false}) layers: readonly string[] = [];
  /** The picture is held, so its age is not shown. */
  @property({type: Boolean}) frozen = false;

  readonly #clock = new ClockController(this);

  protected override render() {
    const {report} = this;
    if (!report) return nothing;
    const {findings} = report;
    const age = ageOf(report, this.#clock.now, this.frozen);
    return html`
      <div
        class="body"
        translate="no"
        role="region"
        aria-label=${say('findings.region')}
        tabindex="0"
        @keydown=${this.#onKeyDown}
      >
        <p class="question">${say(`lenses.${report.lens}.question`)}</p>
        <p class="answer" role="status">${findings.answer === null ? nothing : sayAll(findings.answer)}</p>
        ${renderWords(findings)}
        ${findLens(report.lens).drawsUnit === true ? nothing : unitPortrait(findings, this.layers)}
        ${
          findings.charts.length === 0
            ? nothing
            : html`<section class="charts">
                ${findings.charts.map((chart) => html`<pareidolia-lens-chart .chart=${chart}></pareidolia-lens-chart>`)}
              </section>`
        }
        ${findings.legend ? legend(findings.legend) : nothing} ${renderFacts(findings)}
      </div>
      ${findings.share < 1 ? renderProgress(findings.share) : nothing}
      ${age === '' ? nothing : html`<p class="age" translate="no">${age}</p>`}
    `;
  }

  /** Keeps scroll keys from reaching the mirror's shortcuts. */
  #onKeyDown(event: KeyboardEvent): void {
    if (/^(Arrow(Up|Down)|Page(Up|Down)|Home|End)$/.test(event.key)) event.stopPropagation();
  }
}

function renderWords(findings: LensFindings) {
  const {words} = findings;
  if (words.length === 0) return nothing;
  const sure = sureWordOf(findings);
  return html`
    <section>
      <p class="said">${sure ?? say('findings.notSure')}</p>
      <ol aria-label=${say('findings.likeliest')}>
        ${words.slice(0, WORDS).map(renderWord)}
      </ol>
    </section>
  `;
}

function renderWord({word, share}: WordShare) {
  return html`
    <li class="word">
      <span>${sayClassWord(word)}</span><span class="share">${formatPercent(share)}</span>
      <span class="meter" ${cssProperties({'--filled': `${(share * 100).toFixed(1)}%`})}></span>
    </li>
  `;
}

/**
 * These appear and disappear with each view. They lie over the board's edges, so that the pictures
 * beside it keep their size.
 */
function renderProgress(share: number) {
  return html`<div
    class="meter looking"
    role="progressbar"
    aria-label=${say('findings.closer')}
    aria-valuenow=${Math.round(share * 100)}
    ${cssProperties({'--filled': `${(share * 100).toFixed(1)}%`})}
  ></div>`;
}

function renderFacts({facts}: LensFindings) {
  if (facts.length === 0) return nothing;
  return html`<section>
    <dl>
      ${facts.map(
        ({name, value}) =>
          html`<div class="fact">
            <dt>${sayAll(name)}</dt>
            <dd>${sayAll(value)}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-lens-readings': PareidoliaLensReadings;
  }
}
