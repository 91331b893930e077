/** Shows the open panel, one at a time, and handles its events. The shell chooses which. */
import {css, html, LitElement, nothing, type PropertyValues} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';

import {assertNever} from '../../../protocol/assert.ts';
import {toFailure} from '../../../protocol/errors.ts';
import type {CameraChoice} from '../../ports.ts';
import type {AppState, PanelName} from '../../state/app-state.ts';
import type {Settings} from '../../../catalogue/settings.ts';
import type {AppParts} from '../shell/app-parts.ts';
import {loadPanel} from './load-panel.ts';

/** @fires file-asked The settings want a file chosen. */
@customElement('pareidolia-panel-host')
export class PareidoliaPanelHost extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  @property({attribute: false}) parts: AppParts | null = null;
  @property({attribute: false}) app: AppState | null = null;

  @state() private cameras: readonly CameraChoice[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    const {app} = this;
    const previous = changed.get('app');
    if (app?.panel && previous?.panel !== app.panel) void this.#load(app.panel);
    if (app?.panel !== 'settings') return;
    const mayNameCameras = app.sourceState.kind === 'live' && previous?.sourceState.kind !== 'live';
    if (changed.has('app') && (previous?.panel !== 'settings' || mayNameCameras)) void this.#listCameras();
  }

  protected override render() {
    const {app, parts} = this;
    if (!app || !parts) return nothing;
    const {engine, gallery, share, version} = parts;
    switch (app.panel) {
      case null:
        return nothing;
      case 'gallery':
        return html`<pareidolia-gallery-panel
          .gallery=${gallery}
          .share=${share}
          @panel-closed=${this.#onPanelClosed}
        ></pareidolia-gallery-panel>`;
      case 'settings':
        return html`<pareidolia-settings-panel
          .settings=${app.settings}
          .source=${app.source}
          .cameras=${this.cameras}
          @panel-closed=${this.#onPanelClosed}
          @settings-picked=${this.#onSettingsPicked}
          @settings-reset=${this.#onSettingsReset}
        ></pareidolia-settings-panel>`;
      case 'help':
        return html`<pareidolia-help-panel
          @panel-closed=${this.#onPanelClosed}
          @panel-asked=${this.#onPanelAsked}
        ></pareidolia-help-panel>`;
      case 'dream-steps':
        return html`<pareidolia-dream-steps-panel
          .engine=${engine}
          @panel-closed=${this.#onPanelClosed}
        ></pareidolia-dream-steps-panel>`;
      case 'lens-card':
        return html`<pareidolia-lens-card
          .lens=${app.lens.lens}
          @panel-closed=${this.#onPanelClosed}
        ></pareidolia-lens-card>`;
      case 'status':
        return html`<pareidolia-status-panel
          .engine=${engine}
          .app=${app}
          .version=${version}
          @panel-closed=${this.#onPanelClosed}
        ></pareidolia-status-panel>`;
      case 'licences':
        return html`<pareidolia-licences-panel @panel-closed=${this.#onPanelClosed}></pareidolia-licences-panel>`;
      default:
        return assertNever(app.panel);
    }
  }

  async #load(panel: PanelName): Promise<void> {
    try {
      await loadPanel(panel);
    } catch (error) {
      const {store} = this.parts ?? {};
      store?.dispatch({kind: 'panel-closed'});
      store?.dispatch({kind: 'failure-noted', failure: toFailure(error, 'internal'), isShown: true});
    }
  }

  async #listCameras(): Promise<void> {
    try {
      this.cameras = (await this.parts?.listCameras()) ?? [];
    } catch {
      // An insecure page has no access to devices; a notice of its own says so.
      this.cameras = [];
    }
  }

  #onPanelClosed(event: Event): void {
    // A panel that was replaced by another sends its close event late; it is ignored.
    if ((event.currentTarget as Element).isConnected) this.parts?.store.dispatch({kind: 'panel-closed'});
  }

  #onPanelAsked({detail: panel}: CustomEvent<PanelName>): void {
    this.parts?.store.dispatch({kind: 'panel-opened', panel});
  }

  #onSettingsPicked({detail: settings}: CustomEvent<Partial<Settings>>): void {
    this.parts?.store.dispatch({kind: 'settings-changed', settings});
  }

  #onSettingsReset(): void {
    this.parts?.store.dispatch({kind: 'settings-reset'});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-panel-host': PareidoliaPanelHost;
  }
}
