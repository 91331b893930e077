/**
 * The controls of the dream: strength, depth, hold, restart, what it is over; and a line about
 * holding still.
 */
import {html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import type {DreamOptions, DreamMood} from '../../../../protocol/dreams.ts';
import type {DreamAction} from '../../../state/action.ts';
import {stillnessSentence} from '../state/stillness-sentence.ts';
import {formatPercent} from '../../paint/state/wall-label.ts';
import {barStyles} from '../../../ui/shared/bar.styles.ts';
import {baseStyles, buttonStyles, sliderStyles} from '../../../ui/shared/base.styles.ts';
import {cssProperties} from '../../../ui/shared/css-properties.ts';
import {emit} from '../../../ui/shared/emit.ts';
import {roundButton} from '../../../ui/shared/round-button.ts';
import {shareOf, shareSlider} from '../../../ui/shared/share-slider.ts';
import {dreamControlsStyles} from './dream-controls.styles.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';

/**
 * @fires dream-changed {DreamAction}
 * @fires dream-restart-asked
 * @fires guide-asked The visitor holds something up.
 * @fires explanation-asked
 */
@customElement('pareidolia-dream-controls')
export class PareidoliaDreamControls extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, sliderStyles, barStyles, dreamControlsStyles];

  @property({attribute: false}) dream: DreamOptions | null = null;
  @property({attribute: false}) mood: DreamMood | null = null;

  protected override render() {
    const {dream} = this;
    if (!dream) return nothing;
    const stillness = this.mood?.stillness ?? 0;
    return html`
      <p
        class="stillness"
        translate="no"
        role="status"
        ${cssProperties({'--filled': formatPercent(stillness).replace(/\s/g, '')})}
      >
        <span class="meter" aria-hidden="true"></span>${stillnessSentence(stillness, dream.isHeld)}
      </p>
      <div class="bar">
        ${shareSlider({
          name: say('dream.strength.name'),
          label: say('dream.strength.label'),
          share: dream.strength,
          onInput: this.#onStrength,
        })}
        ${shareSlider({name: say('dream.depth.name'), label: say('dream.depth.label'), share: dream.depth, onInput: this.#onDepth})}
      </div>
      <div class="bar actions">
        ${roundButton({
          icon: 'snowflake',
          label: say('dream.hold'),
          isPressed: dream.isHeld,
          onClick: this.#onHold,
        })}
        ${roundButton({
          icon: 'brush',
          label: say('dream.over'),
          isPressed: dream.isOverPainting,
          onClick: this.#onOver,
        })}
        ${
          // Nothing drifts for those who asked their system for less motion.
          matchMedia('(prefers-reduced-motion: reduce)').matches
            ? nothing
            : roundButton({
                icon: 'zoom',
                label: say('dream.zoom'),
                isPressed: dream.isZooming,
                onClick: this.#onZoom,
              })
        }
        ${roundButton({icon: 'refresh', label: say('dream.restart'), onClick: this.#onRestart})}
        <button type="button" title=${say('dream.guideHint')} @click=${this.#onGuide}>${say('dream.guide')}</button>
        <button type="button" @click=${this.#onExplain}>${say('dream.explain')}</button>
      </div>
    `;
  }

  #onStrength(event: Event): void {
    emit<DreamAction>(this, 'dream-changed', {kind: 'dream-strength-set', strength: shareOf(event)});
  }

  #onDepth(event: Event): void {
    emit<DreamAction>(this, 'dream-changed', {kind: 'dream-depth-set', depth: shareOf(event)});
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
