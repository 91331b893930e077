/**
 * Where the picture comes from and how it stands. Quiet: a visitor never needs it, whoever hangs
 * the mirror does once.
 */
import {css, html, LitElement, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import type {CameraChoice} from '../../../ports.ts';
import {RESOLUTIONS, ROTATIONS, type Settings, type SourceChoice} from '../../../state/settings.ts';
import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {emit} from '../../shared/emit.ts';
import {icon} from '../../shared/icon.ts';
import '../side-panel/side-panel.ts';
import {formStyles} from './form.styles.ts';

const SOURCES: readonly {readonly id: SourceChoice; readonly title: string}[] = [
  {id: 'camera', title: 'Camera'},
  {id: 'file', title: 'A picture or video'},
  {id: 'scene', title: 'The still life'},
];

const RESOLUTION_TITLES = {auto: 'Automatic', '720p': '1280 × 720', '1080p': '1920 × 1080'} as const;

const ROTATION_TITLES = {0: 'Upright', 90: 'Quarter turn right', 180: 'Upside down', 270: 'Quarter turn left'} as const;

/**
 * @fires panel-closed
 * @fires source-picked {SourceChoice}
 * @fires file-asked
 * @fires settings-picked {Partial<Settings>}
 * @fires settings-reset
 */
@customElement('pareidolia-settings-panel')
export class PareidoliaSettingsPanel extends LitElement {
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
      <pareidolia-side-panel heading="Settings">
        <fieldset>
          <legend>Picture</legend>
          <div class="segments">
            ${SOURCES.map(
              ({id, title}) => html`
                <label class="choice">
                  <input
                    type="radio"
                    name="source"
                    value=${id}
                    .checked=${this.source === id}
                    @change=${this.#onSource}
                  />
                  <span>${title}</span>
                </label>
              `,
            )}
          </div>
          ${
            this.source === 'file'
              ? html`<button type="button" class="outlined" @click=${this.#onFile}>
                  ${icon('imagePlus')}Choose a file
                </button>`
              : nothing
          }
        </fieldset>
        ${settings && this.source === 'camera' ? this.#renderCamera(settings) : nothing}
        <button type="button" class="outlined reset" @click=${this.#onReset}>
          ${icon('retake')}Reset the settings
        </button>
        <p class="quiet">Remembered on this device.</p>
      </pareidolia-side-panel>
    `;
  }

  #renderCamera({camera, orientation}: Settings) {
    return html`
      <fieldset>
        <legend>Camera</legend>
        <label class="field">
          <span>Device</span>
          <select name="deviceId" @change=${this.#onDevice}>
            <option value="" ?selected=${camera.deviceId === null}>Let the browser choose</option>
            ${this.cameras.map(
              ({deviceId, label}, index) => html`
                <option value=${deviceId} ?selected=${deviceId === camera.deviceId}>
                  ${label === '' ? `Camera ${index + 1}` : label}
                </option>
              `,
            )}
          </select>
        </label>
        ${
          camera.deviceId === null
            ? html`
                <label class="field">
                  <span>Side</span>
                  <select name="facing" @change=${this.#onFacing}>
                    <option value="front" ?selected=${camera.facing === 'front'}>Front, towards you</option>
                    <option value="back" ?selected=${camera.facing === 'back'}>Back, away from you</option>
                  </select>
                </label>
              `
            : nothing
        }
        <label class="field">
          <span>Resolution</span>
          <select name="resolution" @change=${this.#onResolution}>
            ${RESOLUTIONS.map(
              (resolution) => html`
                <option value=${resolution} ?selected=${resolution === camera.resolution}>
                  ${RESOLUTION_TITLES[resolution]}
                </option>
              `,
            )}
          </select>
        </label>
        <label class="field">
          <span>Turned</span>
          <select name="rotation" @change=${this.#onRotation}>
            ${ROTATIONS.map(
              (rotation) => html`
                <option value=${rotation} ?selected=${rotation === orientation.rotation}>
                  ${ROTATION_TITLES[rotation]}
                </option>
              `,
            )}
          </select>
        </label>
        <label class="choice">
          <input type="checkbox" name="mirrored" .checked=${orientation.mirrored} @change=${this.#onMirrored} />
          <span>Mirrored, as in a looking-glass</span>
        </label>
      </fieldset>
    `;
  }

  #onSource(event: Event): void {
    const chosen = SOURCES.find(({id}) => id === valueOf(event));
    if (chosen) emit<SourceChoice>(this, 'source-picked', chosen.id);
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
