/** How the mirror dreams: how strongly and how deep, held or anew, of what; and what holding still does. */
import {html, LitElement, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import type {DreamLook, DreamMood} from '../../../protocol/dreams.ts';
import type {DreamAction} from '../../state/action.ts';
import {stillnessSentence} from '../../state/stillness-sentence.ts';
import {formatPercent} from '../../state/wall-label.ts';
import {baseStyles, buttonStyles, sliderStyles} from '../shared/base.styles.ts';
import {cssProperties} from '../shared/css-properties.ts';
import {emit} from '../shared/emit.ts';
import {icon} from '../shared/icon.ts';
import {dreamControlsStyles} from './dream-controls.styles.ts';

/** One of the two sliders. */
interface DreamSlider {
  readonly part: 'strength' | 'depth';
  readonly name: string;
  readonly label: string;
}

const SLIDERS: readonly DreamSlider[] = [
  {part: 'strength', name: 'Strength', label: 'Strength of the dream'},
  {part: 'depth', name: 'Depth', label: 'Depth of the dream'},
];

/**
 * @fires dream-changed {DreamAction}
 * @fires dream-restart-asked
 * @fires guide-asked The visitor holds something up.
 * @fires explanation-asked
 */
@customElement('pareidolia-dream-controls')
export class PareidoliaDreamControls extends LitElement {
  static override styles = [baseStyles, buttonStyles, sliderStyles, dreamControlsStyles];

  @property({attribute: false}) dream: DreamLook | null = null;
  @property({attribute: false}) mood: DreamMood | null = null;

  protected override render() {
    const {dream} = this;
    if (!dream) return nothing;
    const stillness = this.mood?.stillness ?? 0;
    return html`
      <p class="stillness" role="status" ${cssProperties({'--filled': formatPercent(stillness).replace(/\s/g, '')})}>
        <span class="meter" aria-hidden="true"></span>${stillnessSentence(stillness, dream.isHeld)}
      </p>
      <div class="bar">${SLIDERS.map((slider) => this.#renderSlider(slider, dream[slider.part]))}</div>
      <div class="bar deeds">
        <button
          type="button"
          class="round"
          aria-pressed=${dream.isHeld ? 'true' : 'false'}
          aria-label="Keep the dream as it is"
          title="Keep the dream as it is"
          @click=${this.#onHold}
        >
          ${icon('snowflake')}
        </button>
        <button
          type="button"
          class="round"
          aria-pressed=${dream.isOverPainting ? 'true' : 'false'}
          aria-label="Dream over the painting"
          title="Dream over the painting"
          @click=${this.#onOver}
        >
          ${icon('brush')}
        </button>
        <button
          type="button"
          class="round"
          aria-pressed=${dream.isZooming ? 'true' : 'false'}
          aria-label="Let the dream drift towards you"
          title="Let the dream drift towards you"
          @click=${this.#onZoom}
        >
          ${icon('zoom')}
        </button>
        <button type="button" class="round" aria-label="Start again" title="Start again" @click=${this.#onRestart}>
          ${icon('refresh')}
        </button>
        <button type="button" title="Hold something up, then tap" @click=${this.#onGuide}>Dream of this</button>
        <button type="button" @click=${this.#onExplain}>How it works</button>
      </div>
    `;
  }

  #renderSlider({part, name, label}: DreamSlider, value: number) {
    return html`
      <label class="slider">
        <span class="name">${name}</span>
        <input
          type="range"
          min="0"
          max="100"
          step="1"
          data-part=${part}
          aria-label=${label}
          aria-valuetext=${formatPercent(value)}
          .value=${String(Math.round(value * 100))}
          ${cssProperties({'--filled': `${Math.round(value * 100)}%`})}
          @input=${this.#onSlide}
        />
      </label>
    `;
  }

  #onSlide(event: Event): void {
    const {value, dataset} = event.currentTarget as HTMLInputElement;
    const share = Number(value) / 100;
    emit<DreamAction>(
      this,
      'dream-changed',
      dataset['part'] === 'depth'
        ? {kind: 'dream-depth-set', depth: share}
        : {kind: 'dream-strength-set', strength: share},
    );
  }

  #onHold(): void {
    emit<DreamAction>(this, 'dream-changed', {kind: 'dream-held-toggled'});
  }

  #onOver(): void {
    emit<DreamAction>(this, 'dream-changed', {kind: 'dream-over-toggled'});
  }

  #onZoom(): void {
    emit<DreamAction>(this, 'dream-changed', {kind: 'dream-zoom-toggled'});
  }

  #onRestart(): void {
    emit(this, 'dream-restart-asked');
  }

  #onGuide(): void {
    emit(this, 'guide-asked');
  }

  #onExplain(): void {
    emit(this, 'explanation-asked');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-dream-controls': PareidoliaDreamControls;
  }
}
