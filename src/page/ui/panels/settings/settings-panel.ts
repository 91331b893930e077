/**
 * Where the picture comes from and how it stands. Visitors do not need it; the operator needs it
 * once.
 */
import {css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {isShown} from '../../../../catalogue/option-kinds.ts';
import {optionsOf, SETTING_GROUPS, SETTINGS, type Settings} from '../../../../catalogue/settings.ts';
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

  /** What is chosen now: `source` may be a file, which is not remembered. */
  @property({attribute: false}) settings: Settings | null = null;
  @property({attribute: false}) cameras: readonly CameraChoice[] = [];

  protected override render() {
    const {settings} = this;
    return html`
      <pareidolia-side-panel heading=${say('settings.title')}>
        ${settings ? SETTING_GROUPS.map((group) => this.#renderGroup(group, settings)) : nothing}
        <button type="button" class="outlined reset" @click=${this.#onReset}>
          ${icon('retake')}${say('settings.reset')}
        </button>
        <p class="quiet">${say('settings.remembered')}</p>
      </pareidolia-side-panel>
    `;
  }

  #renderGroup(group: (typeof SETTING_GROUPS)[number], settings: Settings) {
    const rows = Object.entries(SETTINGS).filter(([, row]) => row.group === group);
    const options = Object.fromEntries(rows.filter(([name]) => isShown(name, OPTIONS, settings)));
    if (Object.keys(options).length === 0) return nothing;
    return html`
      <fieldset>
        <legend>${say(`settings.groups.${group}`)}</legend>
        <pareidolia-option-form
          .options=${optionsOf(options)}
          .values=${settings}
          .known=${{layers: [], words: [], devices: this.cameras}}
          ?nameless=${rows.length === 1}
          @option-picked=${this.#onOption}
        ></pareidolia-option-form>
        ${group === 'source' && settings.source === 'file' ? this.#renderFile() : nothing}
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
