/**
 * What a lens lets the visitor choose: one control for each of its options, and the two that every
 * lens has.
 */
import {html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {changeOf, findLens} from '../../../../catalogue/lens-options.ts';
import type {LensOptions} from '../../../../catalogue/lenses.ts';
import type {StyleLabel} from '../../../../protocol/messages.ts';
import {say, sayStyle} from '../../../../words/say.ts';
import type {LensAction, PaintAction} from '../../../state/action.ts';
import '../../../ui/option-form/option-form.ts';
import type {OptionPicked, PictureBrought} from '../../../ui/option-form/option-form.ts';
import {barStyles} from '../../../ui/option-form/option-form.styles.ts';
import {renderSelect} from '../../../ui/option-form/render-select.ts';
import {baseStyles, buttonStyles} from '../../../ui/shared/base.styles.ts';
import {emit} from '../../../ui/shared/emit.ts';
import {icon} from '../../../ui/shared/icon.ts';
import {roundButton} from '../../../ui/shared/round-button.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';
import {lensControlsStyles} from './lens-controls.styles.ts';

/**
 * @fires lens-changed {LensAction}
 * @fires paint-changed {PaintAction} Another painting, for the lens that compares with one.
 * @fires lens-picture-brought {PictureBrought}
 * @fires freeze-toggled
 * @fires explanation-asked
 */
@customElement('pareidolia-lens-controls')
export class PareidoliaLensControls extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, barStyles, lensControlsStyles];

  @property({attribute: false}) lens: LensOptions | null = null;
  /** The network's class words, suggested while somebody types. */
  @property({attribute: false}) words: readonly string[] = [];
  @property({attribute: false}) paintings: readonly StyleLabel[] = [];
  /** The chosen painting, or null for none. */
  @property({attribute: false}) painting: string | null = null;
  /** The layers of the open network. */
  @property({attribute: false}) layers: readonly string[] = [];
  @property({type: Boolean}) frozen = false;

  protected override render() {
    const {lens, layers, words} = this;
    if (!lens) return nothing;
    const {options, choosesPainting} = findLens(lens.lens);
    return html`
      <div class="bar actions">
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
      <pareidolia-option-form
        bars
        .options=${options}
        .values=${lens.options}
        .known=${{layers, words, devices: []}}
        @option-picked=${this.#onOption}
        @picture-brought=${this.#onPicture}
      ></pareidolia-option-form>
      ${choosesPainting === true ? this.#renderPaintings() : nothing}
    `;
  }

  #renderPaintings() {
    const list = renderSelect({
      control: 'style',
      name: say('lensControls.painting'),
      value: this.painting ?? '',
      choices: this.paintings.map(sayStyle).map(({id, title}) => ({value: id, text: title})),
      onChange: this.#onPainting,
    });
    return html`<div class="painting">${list}</div>`;
  }

  #onOption({detail: {name, value}}: CustomEvent<OptionPicked>): void {
    if (!this.lens) return;
    const change = changeOf(this.lens.lens, name, value);
    emit<LensAction>(this, 'lens-changed', {kind: 'lens-options-changed', change});
  }

  #onPicture({detail}: CustomEvent<PictureBrought>): void {
    emit<PictureBrought>(this, 'lens-picture-brought', detail);
  }

  readonly #onPainting = (event: Event): void => {
    const {value} = event.currentTarget as HTMLSelectElement;
    emit<PaintAction>(this, 'paint-changed', {kind: 'style-picked', style: value});
  };

  #onFreeze(): void {
    emit(this, 'freeze-toggled');
  }

  #onExplain(): void {
    emit(this, 'explanation-asked');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-lens-controls': PareidoliaLensControls;
  }
}
