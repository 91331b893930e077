/**
 * Where the picture comes from and how it stands. Visitors do not need it; the operator needs it
 * once.
 */
import {css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {isShown} from '../../../../catalogue/option-kinds.ts';
import {optionsOf, SETTING_GROUPS, SETTINGS, type SettingRow, type Settings} from '../../../../catalogue/settings.ts';
import {say} from '../../../../words/say.ts';
import type {CameraChoice} from '../../../ports.ts';
import '../../option-form/option-form.ts';
import type {OptionPicked} from '../../option-form/option-form.ts';
import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {emit} from '../../shared/emit.ts';
import {icon} from '../../shared/icon.ts';
import {SpeakingElement} from '../../shared/speaking-element.ts';
import '../side-panel/side-panel.ts';

const OPTIONS = optionsOf(SETTINGS);

/** The parts of the panel with their options. */
const GROUPS = SETTING_GROUPS.map((group) => {
  const rows = Object.entries<SettingRow>(SETTINGS).filter(([, row]) => row.group === group);
  return {group, options: optionsOf(Object.fromEntries(rows))};
});

/**
 * @fires panel-closed
 * @fires file-asked
 * @fires settings-picked {Partial<Settings>}
 * @fires settings-reset
 */
@customElement('pareidolia-settings-panel')
export class PareidoliaSettingsPanel extends SpeakingElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      fieldset {
        display: grid;
        gap: 0.4em;
        margin: 0 0 1.4em;
        padding: 0;
        border: 0;
      }

      legend {
        padding: 0;
        margin-bottom: 0.4em;
        color: var(--accent);
        font-weight: 500;
      }

      .reset {
        margin-top: 1.5em;
      }

      .quiet {
        color: var(--ink-quiet);
      }
    `,
  ];

  @property({attribute: false}) settings: Settings | null = null;
  /** The present source: a file is not among what is remembered. */
  @property({attribute: false}) source: Settings['source'] = 'camera';
  @property({attribute: false}) cameras: readonly CameraChoice[] = [];

  protected override render() {
    const values = this.settings && {...this.settings, source: this.source};
    return html`
      <pareidolia-side-panel heading=${say('settings.title')}>
        ${values ? GROUPS.map((each) => this.#renderGroup(each, values)) : nothing}
        <button type="button" class="outlined reset" @click=${this.#onReset}>
          ${icon('retake')}${say('settings.reset')}
        </button>
        <p class="quiet">${say('settings.remembered')}</p>
      </pareidolia-side-panel>
    `;
  }

  #renderGroup({group, options}: (typeof GROUPS)[number], values: Settings) {
    const names = Object.keys(options);
    if (!names.some((name) => isShown(name, OPTIONS, values))) return nothing;
    return html`
      <fieldset>
        <legend>${say(`settings.groups.${group}`)}</legend>
        <pareidolia-option-form
          .options=${options}
          .values=${values}
          .known=${{layers: [], words: [], devices: this.cameras}}
          ?nameless=${names.length === 1}
          @option-picked=${this.#onOption}
        ></pareidolia-option-form>
        ${group === 'source' && values.source === 'file' ? this.#renderFile() : nothing}
      </fieldset>
    `;
  }

  #renderFile() {
    return html`<button type="button" class="outlined" @click=${this.#onFile}>
      ${icon('imagePlus')}${say('settings.chooseFile')}
    </button>`;
  }

  #onOption({detail: {name, value}}: CustomEvent<OptionPicked>): void {
    emit<Partial<Settings>>(this, 'settings-picked', {[name]: value});
  }

  #onFile(): void {
    emit(this, 'file-asked');
  }

  #onReset(): void {
    emit(this, 'settings-reset');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-settings-panel': PareidoliaSettingsPanel;
  }
}
