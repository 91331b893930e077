/** How the painting is done: its strength, a mix's share, whose colours, before and after, and chance. */
import {html, LitElement, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import type {Look} from '../../../protocol/look.ts';
import type {LookAction} from '../../state/action.ts';
import {formatPercent} from '../../state/wall-label.ts';
import {baseStyles, buttonStyles, sliderStyles} from '../shared/base.styles.ts';
import {cssProperties} from '../shared/css-properties.ts';
import {emit} from '../shared/emit.ts';
import {icon} from '../shared/icon.ts';
import {lookControlsStyles} from './look-controls.styles.ts';

/** The slider's smallest share of a mix. */
const LEAST_MIX = 0.01;

/** @fires look-changed {LookAction} */
@customElement('pareidolia-look-controls')
export class PareidoliaLookControls extends LitElement {
  static override styles = [baseStyles, buttonStyles, sliderStyles, lookControlsStyles];

  @property({attribute: false}) look: Look | null = null;

  protected override render() {
    const {look} = this;
    if (!look) return nothing;
    return html`
      ${look.mixStyle === null ? nothing : this.#renderMix(look.mix)}
      <div class="bar">
        <label class="slider">
          <span class="name">Strength</span>
          <input
            type="range"
            min="0"
            max="100"
            step="1"
            aria-label="Strength of the painting"
            aria-valuetext=${formatPercent(look.strength)}
            .value=${String(Math.round(look.strength * 100))}
            ?disabled=${look.style === null}
            ${cssProperties({'--filled': `${Math.round(look.strength * 100)}%`})}
            @input=${this.#onStrength}
          />
        </label>
        ${this.#renderToggle('colours-toggled', 'palette', 'Keep my colours', look.keepColours)}
        ${this.#renderToggle('wipe-toggled', 'split', 'Before and after', look.wipe !== null)}
        <button type="button" class="round" aria-label="Surprise me" title="Surprise me" @click=${this.#onSurprise}>
          ${icon('dices')}
        </button>
      </div>
    `;
  }

  #renderMix(mix: number) {
    return html`
      <div class="bar mix">
        <label class="slider">
          <span class="name">Mix</span>
          <input
            type="range"
            min="0"
            max="100"
            step="1"
            aria-label="Share of the second painting"
            aria-valuetext=${formatPercent(mix)}
            .value=${String(Math.round(mix * 100))}
            ${cssProperties({'--filled': `${Math.round(mix * 100)}%`})}
            @input=${this.#onMix}
          />
        </label>
        <button type="button" class="round" aria-label="Undo the mix" title="Undo the mix" @click=${this.#onMixUndo}>
          ${icon('undo')}
        </button>
      </div>
    `;
  }

  #renderToggle(kind: 'colours-toggled' | 'wipe-toggled', name: 'palette' | 'split', label: string, isOn: boolean) {
    return html`
      <button
        type="button"
        class="round"
        data-kind=${kind}
        aria-pressed=${isOn ? 'true' : 'false'}
        aria-label=${label}
        title=${label}
        @click=${this.#onToggle}
      >
        ${icon(name)}
      </button>
    `;
  }

  #onStrength(event: Event): void {
    emit<LookAction>(this, 'look-changed', {kind: 'strength-set', strength: shareOf(event)});
  }

  #onMix(event: Event): void {
    const {style, mixStyle} = this.look ?? {};
    if (!style || !mixStyle) return;
    // At no share at all the slider would vanish under the finger that holds it.
    const share = Math.max(LEAST_MIX, shareOf(event));
    emit<LookAction>(this, 'look-changed', {kind: 'mix-moved', style, mixStyle, share});
  }

  #onMixUndo(): void {
    emit<LookAction>(this, 'look-changed', {kind: 'mix-undone'});
  }

  #onToggle(event: Event): void {
    const isWipe = (event.currentTarget as HTMLElement).dataset['kind'] === 'wipe-toggled';
    emit<LookAction>(this, 'look-changed', {kind: isWipe ? 'wipe-toggled' : 'colours-toggled'});
  }

  #onSurprise(): void {
    emit<LookAction>(this, 'look-changed', {kind: 'surprised', random: Math.random});
  }
}

function shareOf(event: Event): number {
  return Number((event.currentTarget as HTMLInputElement).value) / 100;
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-look-controls': PareidoliaLookControls;
  }
}
