/** The controls of painting: strength, share of a mix, colours, before and after, and surprise. */
import {html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import type {PaintOptions} from '../../../../protocol/paint.ts';
import type {UnitInterval} from '../../../../protocol/units.ts';
import type {PaintAction} from '../../../state/action.ts';
import {barStyles} from '../../../ui/shared/bar.styles.ts';
import {baseStyles, buttonStyles, sliderStyles} from '../../../ui/shared/base.styles.ts';
import {emit} from '../../../ui/shared/emit.ts';
import {roundButton} from '../../../ui/shared/round-button.ts';
import {shareOf, shareSlider} from '../../../ui/shared/share-slider.ts';
import {paintControlsStyles} from './paint-controls.styles.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';

/** The slider's smallest share of a mix. */
const LEAST_MIX = 0.01;

/** @fires paint-changed {PaintAction} */
@customElement('pareidolia-paint-controls')
export class PareidoliaPaintControls extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, sliderStyles, barStyles, paintControlsStyles];

  @property({attribute: false}) paint: PaintOptions | null = null;

  protected override render() {
    const {paint} = this;
    if (!paint) return nothing;
    return html`
      ${paint.mixStyle === null ? nothing : this.#renderMix(paint.mix)}
      <div class="bar">
        ${shareSlider({
          name: say('paint.strength.name'),
          label: say('paint.strength.label'),
          share: paint.strength,
          isDisabled: paint.style === null,
          onInput: this.#onStrength,
        })}
        ${roundButton({icon: 'palette', label: say('paint.colours'), isPressed: paint.keepColours, onClick: this.#onColours})}
        ${roundButton({icon: 'split', label: say('paint.wipe'), isPressed: paint.wipe !== null, onClick: this.#onWipe})}
        ${roundButton({icon: 'dices', label: say('paint.surprise'), onClick: this.#onSurprise})}
      </div>
    `;
  }

  #renderMix(mix: UnitInterval) {
    return html`
      <div class="bar mix">
        ${shareSlider({name: say('paint.mix.name'), label: say('paint.mix.label'), share: mix, onInput: this.#onMix})}
        ${roundButton({icon: 'undo', label: say('paint.mix.undo'), onClick: this.#onMixUndo})}
      </div>
    `;
  }

  #onStrength(event: Event): void {
    emit<PaintAction>(this, 'paint-changed', {kind: 'strength-set', strength: shareOf(event)});
  }

  #onMix(event: Event): void {
    const {style, mixStyle} = this.paint ?? {};
    if (!style || !mixStyle) return;
    // At a share of 0 the mix would end, and the slider would vanish under the finger.
    const share = Math.max(LEAST_MIX, shareOf(event));
    emit<PaintAction>(this, 'paint-changed', {kind: 'mix-moved', style, mixStyle, share});
  }

  #onMixUndo(): void {
    emit<PaintAction>(this, 'paint-changed', {kind: 'mix-undone'});
  }

  #onColours(): void {
    emit<PaintAction>(this, 'paint-changed', {kind: 'colours-toggled'});
  }

  #onWipe(): void {
    emit<PaintAction>(this, 'paint-changed', {kind: 'wipe-toggled'});
  }

  #onSurprise(): void {
    emit<PaintAction>(this, 'paint-changed', {kind: 'surprised', random: Math.random});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-paint-controls': PareidoliaPaintControls;
  }
}
