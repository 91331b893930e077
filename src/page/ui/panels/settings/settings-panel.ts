/**
 * Where the picture comes from and how it stands. Visitors do not need it; the operator needs it
 * once.
 */
import {css, html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import type {CameraChoice} from '../../../ports.ts';
import {LANGUAGE_CHOICES, RESOLUTIONS, ROTATIONS, type Settings, type SourceChoice} from '../../../state/settings.ts';
import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {emit} from '../../shared/emit.ts';
import {icon} from '../../shared/icon.ts';
import '../side-panel/side-panel.ts';
import {formStyles} from './form.styles.ts';
import {LANGUAGES} from '../../../../words/languages.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../shared/speaking-element.ts';

const SOURCES: readonly SourceChoice[] = ['camera', 'file', 'scene'];

/**
 * @fires panel-closed
 * @fires source-picked {SourceChoice}
 * @fires file-asked
 * @fires settings-picked {Partial<Settings>}
 * @fires settings-reset
 */
@customElement('pareidolia-settings-panel')
export class PareidoliaSettingsPanel extends SpeakingElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    css`
      .segments {
        display: grid;
        gap: 0.25em;
      }

      .reset {
        margin-top: 1.5em;
      }
    `,
  ];

  @property({attribute: false}) settings: Settings | null = null;
  @property({attribute: false}) source: SourceChoice = 'camera';
  @property({attribute: false}) cameras: readonly CameraChoice[] = [];

  protected override render() {
    const {settings} = this;
    return html`
      <pareidolia-side-panel heading=${say('settings.title')}>
        <fieldset>
          <legend>${say('settings.source.title')}</legend>
          <div class="segments">
            ${SOURCES.map(
              (id) => html`
                <label class="choice">
                  <input
                    type="radio"
                    name="source"
                    value=${id}
                    .checked=${this.source === id}
                    @change=${this.#onSource}
                  />
                  <span>${say(`settings.source.${id}`)}</span>
                </label>
              `,
            )}
          </div>
          ${
            this.source === 'file'
              ? html`<button type="button" class="outlined" @click=${this.#onFile}>
                  ${icon('imagePlus')}${say('settings.source.chooseFile')}
                </button>`
              : nothing
          }
        </fieldset>
        ${settings && this.source === 'camera' ? this.#renderCamera(settings) : nothing}
        ${settings ? this.#renderLanguage(settings) : nothing}
        <button type="button" class="outlined reset" @click=${this.#onReset}>
          ${icon('retake')}${say('settings.reset')}
        </button>
        <p class="quiet">${say('settings.remembered')}</p>
      </pareidolia-side-panel>
    `;
  }

  #renderLanguage({language}: Settings) {
    return html`
      <fieldset>
        <legend>${say('settings.language.title')}</legend>
        <div class="field">
          <select name="language" aria-label=${say('settings.language.title')} @change=${this.#onLanguage}>
            <option value="auto" ?selected=${language === 'auto'}>${say('settings.language.auto')}</option>
            ${LANGUAGES.map(
              ({id, name}) => html`<option value=${id} lang=${id} ?selected=${language === id}>${name}</option>`,
            )}
          </select>
        </div>
      </fieldset>
    `;
  }

  #renderCamera({camera, orientation}: Settings) {
    return html`
      <fieldset>
        <legend>${say('settings.camera.title')}</legend>
        <label class="field">
          <span>${say('settings.camera.device')}</span>
          <select name="deviceId" @change=${this.#onDevice}>
            <option value="" ?selected=${camera.deviceId === null}>${say('settings.camera.anyDevice')}</option>
            ${this.cameras.map(
              ({deviceId, label}, index) => html`
                <option value=${deviceId} ?selected=${deviceId === camera.deviceId}>
                  ${label === '' ? say('settings.camera.numbered', {n: index + 1}) : label}
                </option>
              `,
            )}
          </select>
        </label>
        ${
          camera.deviceId === null
            ? html`
                <label class="field">
                  <span>${say('settings.camera.facing')}</span>
                  <select name="facing" @change=${this.#onFacing}>
                    <option value="front" ?selected=${camera.facing === 'front'}>
                      ${say('settings.camera.front')}
                    </option>
                    <option value="back" ?selected=${camera.facing === 'back'}>${say('settings.camera.back')}</option>
                  </select>
                </label>
              `
            : nothing
        }
        <label class="field">
          <span>${say('settings.camera.resolution')}</span>
          <select name="resolution" @change=${this.#onResolution}>
            ${RESOLUTIONS.map(
              (resolution) => html`
                <option value=${resolution} ?selected=${resolution === camera.resolution}>
                  ${say(`settings.camera.resolutions.${resolution}`)}
                </option>
              `,
            )}
          </select>
        </label>
        <label class="field">
          <span>${say('settings.camera.rotation')}</span>
          <select name="rotation" @change=${this.#onRotation}>
            ${ROTATIONS.map(
              (rotation) => html`
                <option value=${rotation} ?selected=${rotation === orientation.rotation}>
                  ${say(`settings.camera.rotations.${rotation}`)}
                </option>
              `,
            )}
          </select>
        </label>
        <label class="choice">
          <input type="checkbox" name="mirrored" .checked=${orientation.mirrored} @change=${this.#onMirrored} />
          <span>${say('settings.camera.mirrored')}</span>
        </label>
      </fieldset>
    `;
  }

  #onSource(event: Event): void {
    const chosen = SOURCES.find((id) => id === valueOf(event));
    if (chosen) emit<SourceChoice>(this, 'source-picked', chosen);
  }

  #onFile(): void {
    emit(this, 'file-asked');
  }

  #onDevice(event: Event): void {
    const deviceId = valueOf(event);
    this.#pickCamera({deviceId: deviceId === '' ? null : deviceId});
  }

  #onFacing(event: Event): void {
    this.#pickCamera({facing: valueOf(event) === 'back' ? 'back' : 'front'});
  }

  #onResolution(event: Event): void {
    const resolution = RESOLUTIONS.find((candidate) => candidate === valueOf(event));
    if (resolution) this.#pickCamera({resolution});
  }

  #onRotation(event: Event): void {
    const rotation = ROTATIONS.find((candidate) => String(candidate) === valueOf(event));
    if (rotation !== undefined) this.#pickOrientation({rotation});
  }

  #onMirrored(event: Event): void {
    this.#pickOrientation({mirrored: (event.currentTarget as HTMLInputElement).checked});
  }

  #onLanguage(event: Event): void {
    const language = LANGUAGE_CHOICES.find((candidate) => candidate === valueOf(event));
    if (language !== undefined) emit<Partial<Settings>>(this, 'settings-picked', {language});
  }

  #onReset(): void {
    emit(this, 'settings-reset');
  }

  #pickCamera(camera: Partial<Settings['camera']>): void {
    if (!this.settings) return;
    emit<Partial<Settings>>(this, 'settings-picked', {camera: {...this.settings.camera, ...camera}});
  }

  #pickOrientation(orientation: Partial<Settings['orientation']>): void {
    if (!this.settings) return;
    emit<Partial<Settings>>(this, 'settings-picked', {orientation: {...this.settings.orientation, ...orientation}});
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-settings-panel': PareidoliaSettingsPanel;
  }
}
