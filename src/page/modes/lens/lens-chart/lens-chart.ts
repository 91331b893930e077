/**
 * A small chart: bars, lines or dots with axes and a legend, in colours that colour-blind eyes tell
 * apart.
 */
import {css, html, nothing, svg} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import type {LensChart} from '../../../../protocol/lens.ts';
import type {Said} from '../../../../words/words.ts';
import {baseStyles} from '../../../ui/shared/base.styles.ts';
import {CHART_SIZE, layChart, PLOT, type ChartGeometry} from './chart-geometry.ts';
import {sayAll} from '../../../../words/say.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';

/**
 * Lines differ in their dashes too. The colours are Okabe and Ito's (2008), without those that are
 * too dark on the dark panel.
 */
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '12 4'] as const;

/** Draws one chart; changes with every report. */
@customElement('pareidolia-lens-chart')
export class PareidoliaLensChart extends SpeakingElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }

      figure {
        margin: 0;
      }

      figcaption {
        font-weight: 500;
      }

      svg {
        display: block;
        width: 100%;
        height: auto;
        overflow: visible;
      }

      text {
        font: 400 11px var(--sans);
        fill: var(--ink-quiet);
      }

      .axis {
        stroke: var(--line);
        stroke-width: 1;
      }

      .line {
        fill: none;
        stroke-width: 2;
        stroke-linejoin: round;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.1em 1em;
        margin: 0;
        padding: 0;
        list-style: none;
        color: var(--ink-quiet);
      }

      li {
        display: flex;
        align-items: center;
        gap: 0.4em;
      }

      li svg {
        width: 1.6em;
        height: 0.8em;
      }

      .series-0 {
        --series: #56b4e9;
      }

      .series-1 {
        --series: #e69f00;
      }

      .series-2 {
        --series: #cc79a7;
      }

      .series-3 {
        --series: #f0e442;
      }

      .series-4 {
        --series: #009e73;
      }

      .line {
        stroke: var(--series);
      }

      .column {
        fill: var(--series);
      }

      .dot {
        fill: var(--series);
        fill-opacity: 0.7;
      }
    `,
  ];

  @property({attribute: false}) chart: LensChart | null = null;

  protected override render() {
    const {chart} = this;
    if (!chart) return nothing;
    const geometry = layChart(chart);
    const {width, height} = CHART_SIZE;
    const middle = (PLOT.left + PLOT.right) / 2;
    return html`
      <figure translate="no">
        <figcaption>${sayAll(chart.title)}</figcaption>
        <svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${summary(chart)}>
          ${axes(geometry)} ${geometry.series.map(drawSeries)}
          <text x=${middle} y=${height - 6} text-anchor="middle">${sayAll(chart.x.title)}</text>
          <text
            x="10"
            y=${(PLOT.top + PLOT.bottom) / 2}
            text-anchor="middle"
            transform="rotate(-90 10 ${(PLOT.top + PLOT.bottom) / 2})"
          >
            ${sayAll(chart.y.title)}
          </text>
        </svg>
        ${
          chart.series.length > 1
            ? html`<ul>
                ${chart.series.map(({name}, index) => legendRow(name, index))}
              </ul>`
            : nothing
        }
      </figure>
    `;
  }
}

function axes({xTicks, yTicks, zero}: ChartGeometry) {
  return svg`
    <line class="axis" x1=${PLOT.left} x2=${PLOT.right} y1=${zero} y2=${zero}></line>
    <line class="axis" x1=${PLOT.left} x2=${PLOT.left} y1=${PLOT.top} y2=${PLOT.bottom}></line>
    ${xTicks.map(({at, text}) => svg`<text x=${at} y=${PLOT.bottom + 14} text-anchor="middle">${text}</text>`)}
    ${yTicks.map(({at, text}) => svg`<text x=${PLOT.left - 5} y=${at + 4} text-anchor="end">${text}</text>`)}
  `;
}

function drawSeries({path, bars, dots}: ChartGeometry['series'][number], index: number) {
  const name = `series-${index % DASHES.length}`;
  if (dots.length > 0) return dots.map(({x, y}) => svg`<circle class="dot ${name}" cx=${x} cy=${y} r="3.5"></circle>`);
  if (path !== '') return svg`<path class="line ${name}" d=${path} stroke-dasharray=${dashesOf(index)}></path>`;
  return bars.map(
    ({x, y, width, height}) => svg`<rect class="column ${name}" x=${x} y=${y} width=${width} height=${height}></rect>`,
  );
}

function legendRow(name: Said, index: number) {
  return html`
    <li class="series-${index % DASHES.length}">
      <svg viewBox="0 0 24 12" aria-hidden="true">
        <path class="line" d="M0 6L24 6" stroke-dasharray=${dashesOf(index)}></path>
      </svg>
      ${sayAll(name)}
    </li>
  `;
}

function dashesOf(index: number): string {
  return DASHES[index % DASHES.length] ?? '';
}

/** The chart for a screen reader: what is drawn over what, and where each series ends. */
function summary({title, x, y, series}: LensChart): string {
  const ends = series.map(({name, points}) => {
    const last = points.at(-1);
    const spoken = sayAll(name);
    return last ? `${spoken} ends at ${Number(last[1].toPrecision(3))}` : `${spoken} is empty`;
  });
  return `${sayAll(title)}: ${sayAll(y.title)} over ${sayAll(x.title)}. ${ends.join('; ')}.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-lens-chart': PareidoliaLensChart;
  }
}
