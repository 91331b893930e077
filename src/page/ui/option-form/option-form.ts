/** Draws any list of options, one control for each, and says what somebody chose. */
import {html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {isShown} from '../../../catalogue/option-kinds.ts';
import type {OptionSpec, OptionTable, OptionValues} from '../../../catalogue/option.ts';
import {say} from '../../../words/say.ts';
import {baseStyles, buttonStyles, sliderStyles} from '../shared/base.styles.ts';
import {emit} from '../shared/emit.ts';
import {SpeakingElement} from '../shared/speaking-element.ts';
import {optionControl, type Known} from './option-control.ts';
import {optionFormStyles} from './option-form.styles.ts';
import {valueOfControl} from './value-of-control.ts';
import {own} from '../../../protocol/own.ts';

/** An option and its new value. */
export interface OptionPicked {
  readonly name: string;
  readonly value: OptionSpec['initial'];
}

/** Files that were brought to an option. */
export interface PictureBrought {
  readonly name: string;
  readonly files: readonly File[];
}

/**
 * @fires option-picked {OptionPicked}
 * @fires picture-brought {PictureBrought}
 */
@customElement('pareidolia-option-form')
export class PareidoliaOptionForm extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, sliderStyles, optionFormStyles];

  @property({attribute: false}) options: OptionTable = {};
  @property({attribute: false}) values: OptionValues = {};
  /** The layers of the open network, its class words, and the devices there are. */
  @property({attribute: false}) known: Known = {layers: [], words: [], devices: []};
  /** Bars beside and above each other, over the picture, instead of rows in a panel. */
  @property({type: Boolean, reflect: true}) bars = false;
  /** What stands around the fields names them. */
  @property({type: Boolean, reflect: true}) nameless = false;

  protected override render() {
    const shown = Object.entries(this.options).filter(
      ([name, {isHidden}]) => isHidden !== true && isShown(name, this.options, this.values),
    );
    const experts = shown.filter(([, {isExpert}]) => isExpert === true);
    return html`${this.#draw(shown.filter(([, {isExpert}]) => isExpert !== true))}
    ${
      experts.length === 0
        ? nothing
        : html`<details>
            <summary>${say('options.more')}</summary>
            <div class="fold">${this.#draw(experts)}</div>
          </details>`
    }`;
  }

  #draw(options: readonly (readonly [name: string, spec: OptionSpec])[]) {
    return options.map(([name, spec]) =>
      optionControl({
        name,
        spec,
        value: this.#valueOf(name, spec),
        onChange: this.#onChange,
        known: this.known,
        isBar: this.bars,
      }),
    );
  }

  #valueOf(name: string, {initial}: OptionSpec): OptionSpec['initial'] {
    return own(this.values, name) ?? initial;
  }

  readonly #onChange = (event: Event): void => {
    const control = event.currentTarget as HTMLInputElement;
    const name = control.dataset['control'] ?? '';
    const spec = own(this.options, name);
    if (!spec) return;
    if (spec.kind === 'picture') {
      emit<PictureBrought>(this, 'picture-brought', {name, files: filesOf(event, control)});
      return;
    }
    const value = valueOfControl(spec, control, this.#valueOf(name, spec), this.known.words);
    if (value !== undefined) emit<OptionPicked>(this, 'option-picked', {name, value});
  };
}

/** What was dropped, or chosen: the same file can be chosen again. */
function filesOf(event: Event, control: HTMLInputElement): readonly File[] {
  if (event instanceof DragEvent) {
    event.preventDefault();
    return [...(event.dataTransfer?.files ?? [])];
  }
  const files = [...(control.files ?? [])];
  control.value = '';
  return files;
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-option-form': PareidoliaOptionForm;
  }
}
