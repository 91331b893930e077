/**
 * What a lens lets the visitor choose: one control for each that its row names, and the two that
 * every lens has.
 */
import {html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {LAYERS, shortLayer} from '../../../../protocol/layers.ts';
import {lensRow, type LensControl} from '../../../../catalogue/lens-table.ts';
import type {LensOptions} from '../../../../protocol/lens.ts';
import type {StyleLabel} from '../../../../protocol/messages.ts';
import type {LensAction, PaintAction} from '../../../state/action.ts';
import type {LensNumber} from '../../../state/lens/reduce-lens.ts';
import {baseStyles, buttonStyles, sliderStyles} from '../../../ui/shared/base.styles.ts';
import {cssProperties} from '../../../ui/shared/css-properties.ts';
import {emit} from '../../../ui/shared/emit.ts';
import {icon} from '../../../ui/shared/icon.ts';
import {roundButton} from '../../../ui/shared/round-button.ts';
import {classWordOf} from './class-word-of.ts';
import {lensControlsStyles} from './lens-controls.styles.ts';
import {numberAt, sliderOf} from './slider-scale.ts';
import {ENGLISH} from '../../../../words/en.ts';
import {say, sayClassWord, sayStyle} from '../../../../words/say.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';

const ATTACKS: readonly LensOptions['attack'][] = ['fgsm', 'iterative'];

/**
 * @fires lens-changed {LensAction}
 * @fires look-changed {LookAction} Another painting, for the lens that compares with one.
 * @fires freeze-toggled
 * @fires explanation-asked
 */
@customElement('pareidolia-lens-controls')
export class PareidoliaLensControls extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, sliderStyles, lensControlsStyles];

  @property({attribute: false}) look: LensOptions | null = null;
  /** The network's class words, suggested while somebody types. */
  @property({attribute: false}) words: readonly string[] = [];
  @property({attribute: false}) paintings: readonly StyleLabel[] = [];
  /** The chosen painting, or null for none. */
  @property({attribute: false}) painting: string | null = null;
  @property({type: Boolean}) frozen = false;

  protected override render() {
    const {look} = this;
    if (!look) return nothing;
    return html`
      <div class="bar deeds">
        ${roundButton({
          icon: 'pause',
          label: say('lensControls.freeze'),
          isPressed: this.frozen,
          onClick: this.#onFreeze,
        })}
        <button type="button" class="explain" title=${say('lensControls.explain')} @click=${this.#onExplain}>
          ${icon('question')}<span class="words">${say('lensControls.explain')}</span>
        </button>
      </div>
      ${lensRow(look.lens).controls.map((control) => this.#renderControl(control, look))}
    `;
  }

  #renderControl(control: LensControl, look: LensOptions) {
    switch (control) {
      case 'layer':
        return this.#renderSelect('layer', say('lensControls.layer'), look.layer ?? '', [
          {value: '', text: say('lensControls.itsChoice')},
          ...LAYERS.map((layer) => ({value: layer, text: shortLayer(layer)})),
        ]);
      case 'style':
        return this.#renderSelect(
          'style',
          say('lensControls.painting'),
          this.painting ?? '',
          this.paintings.map(sayStyle).map(({id, title}) => ({value: id, text: title})),
        );
      case 'unit':
        return this.#renderUnit(look);
      case 'label':
      case 'target':
        return this.#renderWord(control, look);
      case 'attack':
        return this.#renderAttack(look);
      case 'epsilon':
      case 'patch':
      case 'stride':
      case 'dimension':
        return this.#renderSlider(control, look[control]);
      case 'spot':
        return look.spot === null
          ? nothing
          : html`<div class="bar">
              <button type="button" @click=${this.#onSpotLifted}>${icon('undo')} ${say('lensControls.lift')}</button>
            </div>`;
      case 'isShuffled':
      case 'isRandomised':
      case 'isSpatial':
        return html`<div class="bar">
          <button
            type="button"
            data-control=${control}
            aria-pressed=${look[control] ? 'true' : 'false'}
            title=${say(`lensControls.switches.${control}.label`)}
            @click=${this.#onSwitch}
          >
            ${say(`lensControls.switches.${control}.name`)}
          </button>
        </div>`;
    }
  }

  #renderSelect(
    control: string,
    name: string,
    value: string,
    choices: readonly {readonly value: string; readonly text: string}[],
  ) {
    return html`<label class="bar field">
      <span class="name">${name}</span>
      <select data-control=${control} .value=${value} @change=${this.#onSelect}>
        ${choices.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.text}</option>`)}
      </select>
    </label>`;
  }

  /**
   * Units are chosen by a tap in the picture. This shows the number of the chosen one, and a button
   * to leave it.
   */
  #renderUnit({unit}: LensOptions) {
    return html`<div class="bar field">
      <label for="unit" class="name">${say('lensControls.unit')}</label>
      <input
        id="unit"
        type="number"
        min="0"
        step="1"
        inputmode="numeric"
        placeholder=${say('lensControls.allUnits')}
        .value=${unit === null ? '' : String(unit)}
        @change=${this.#onUnit}
      />
      ${unit === null ? nothing : roundButton({icon: 'undo', label: say('lensControls.backToAll'), onClick: this.#onUnitLeft})}
    </div>`;
  }

  #renderWord(control: 'label' | 'target', look: LensOptions) {
    const wish = look[control];
    return html`<label class="bar field">
      <span class="name">${say(`lensControls.words.${control}.name`)}</span>
      <input
        type="text"
        data-control=${control}
        list="words"
        aria-label=${say(`lensControls.words.${control}.label`)}
        placeholder=${say(`lensControls.words.${control}.placeholder`)}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="go"
        maxlength="40"
        .value=${wish === null ? '' : sayClassWord(wish)}
        @change=${this.#onWord}
      />
      <datalist id="words">${this.words.map((word) => html`<option value=${sayClassWord(word)}></option>`)}</datalist>
    </label>`;
  }

  #renderAttack({attack}: LensOptions) {
    return html`<div class="bar" role="group" aria-label=${say('lensControls.attack')}>
      ${ATTACKS.map(
        (id) =>
          html`<button
            type="button"
            data-attack=${id}
            aria-pressed=${id === attack ? 'true' : 'false'}
            @click=${this.#onAttack}
          >
            ${say(`lensControls.attacks.${id}`)}
          </button>`,
      )}
    </div>`;
  }

  #renderSlider(control: LensNumber, value: number) {
    const {min, max, step, position, filled, text} = sliderOf(control, value);
    return html`<label class="bar field slider">
      <span class="name">${say(`lensControls.sliders.${control}.name`)}</span>
      <input
        type="range"
        data-control=${control}
        min=${min}
        max=${max}
        step=${step}
        aria-label=${say(`lensControls.sliders.${control}.label`)}
        aria-valuetext=${text}
        .value=${String(position)}
        ${cssProperties({'--filled': `${(filled * 100).toFixed(1)}%`})}
        @input=${this.#onSlide}
      />
      <span class="value" aria-hidden="true">${text}</span>
    </label>`;
  }

  #change(look: Partial<LensOptions>): void {
    emit<LensAction>(this, 'lens-changed', {kind: 'lens-look-changed', look});
  }

  #onSelect(event: Event): void {
    const {value, dataset} = event.currentTarget as HTMLSelectElement;
    if (dataset['control'] === 'style') emit<PaintAction>(this, 'look-changed', {kind: 'style-picked', style: value});
    else this.#change({layer: value === '' ? null : value});
  }

  #onUnit(event: Event): void {
    const {value, valueAsNumber} = event.currentTarget as HTMLInputElement;
    if (value === '') this.#change({unit: null});
    else if (Number.isInteger(valueAsNumber) && valueAsNumber >= 0) this.#change({unit: valueAsNumber});
  }

  #onUnitLeft(): void {
    this.#change({unit: null});
  }

  #onSpotLifted(): void {
    this.#change({spot: null});
  }

  #onWord(event: Event): void {
    const {value, dataset} = event.currentTarget as HTMLInputElement;
    const word = classWordOf(value.trim(), this.words);
    const wish = word === '' ? null : word;
    this.#change(dataset['control'] === 'target' ? {target: wish} : {label: wish});
  }

  #onAttack(event: Event): void {
    const name = (event.currentTarget as HTMLElement).dataset['attack'];
    const attack = ATTACKS.find((id) => id === name);
    if (attack) this.#change({attack});
  }

  #onSwitch(event: Event): void {
    const name = (event.currentTarget as HTMLElement).dataset['control'];
    const {look} = this;
    if (look && (name === 'isShuffled' || name === 'isRandomised' || name === 'isSpatial')) {
      this.#change({[name]: !look[name]});
    }
  }

  #onSlide(event: Event): void {
    const {value, dataset} = event.currentTarget as HTMLInputElement;
    const control = dataset['control'];
    if (control !== undefined && isSlider(control)) this.#change({[control]: numberAt(control, Number(value))});
  }

  #onFreeze(): void {
    emit(this, 'freeze-toggled');
  }

  #onExplain(): void {
    emit(this, 'explanation-asked');
  }
}

function isSlider(control: string): control is LensNumber {
  return Object.hasOwn(ENGLISH.lensControls.sliders, control);
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-lens-controls': PareidoliaLensControls;
  }
}
