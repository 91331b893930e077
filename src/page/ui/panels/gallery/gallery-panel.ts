/** The kept pictures: a grid, one of them large, and buttons to download, share or delete them. */
import {html, nothing} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import type {GalleryPort, KeptPicture, SharePort} from '../../../ports.ts';
import {ObjectUrlController} from '../../shared/controllers/object-url-controller.ts';
import {baseStyles, buttonStyles} from '../../shared/base.styles.ts';
import {icon} from '../../shared/icon.ts';
import '../side-panel/side-panel.ts';
import '../../../take-home/take-home/take-home.ts';
import {GalleryController} from './gallery-controller.ts';
import {galleryPanelStyles} from './gallery-panel.styles.ts';
import {say} from '../../../../words/say.ts';
import {sayDate} from '../../../../words/say-date.ts';
import {SpeakingElement} from '../../shared/speaking-element.ts';
import {failureSentence} from '../../../state/failure-sentence.ts';

/** @fires panel-closed */
@customElement('pareidolia-gallery-panel')
export class PareidoliaGalleryPanel extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, galleryPanelStyles];

  @property({attribute: false}) gallery: GalleryPort | null = null;
  @property({attribute: false}) share: SharePort | null = null;

  @state() private openId: number | null = null;
  @state() private isConfirming = false;

  readonly #pictures = new GalleryController(this, () => this.gallery);
  readonly #urls = new ObjectUrlController(this);

  protected override firstUpdated(): void {
    void this.#pictures.load();
  }

  protected override willUpdate(): void {
    const {state: gallery} = this.#pictures;
    this.#urls.keepOnly(gallery.kind === 'ready' ? gallery.pictures.map(({png}) => png) : []);
  }

  protected override render() {
    const gallery = this.#pictures.state;
    const pictures = gallery.kind === 'ready' ? gallery.pictures : [];
    const open = pictures.find(({id}) => id === this.openId);
    return html`
      <pareidolia-side-panel wide heading=${open ? open.title : say('gallery.title')}>
        ${
          open
            ? html`<button type="button" slot="actions" class="outlined" @click=${this.#onBack}>
                ${icon('arrowLeft')}${say('gallery.all')}
              </button>`
            : nothing
        }
        <div class="messages" role="status" aria-live="polite">
          ${this.#pictures.problem ? html`<p>${failureSentence(this.#pictures.problem)}</p>` : nothing}
          ${this.#pictures.deleted ? this.#renderUndo() : nothing}
        </div>
        ${open ? this.#renderOpen(open) : this.#renderAll()}
      </pareidolia-side-panel>
    `;
  }

  #renderAll() {
    const gallery = this.#pictures.state;
    switch (gallery.kind) {
      case 'loading':
        return html`<p class="quiet">${say('gallery.loading')}</p>`;
      case 'failed':
        return html`
          <p>${failureSentence(gallery.failure)}</p>
          <button type="button" class="outlined" @click=${this.#onReload}>${say('gallery.tryAgain')}</button>
        `;
      case 'ready':
        return gallery.pictures.length === 0 ? this.#renderEmpty() : this.#renderGrid(gallery.pictures);
    }
  }

  #renderEmpty() {
    return html`
      <div class="empty">
        <div class="frame" aria-hidden="true"></div>
        <p>${say('gallery.empty')}</p>
        <p class="quiet">${say('gallery.stay')}</p>
      </div>
    `;
  }

  #renderGrid(pictures: readonly KeptPicture[]) {
    return html`
      <ul class="grid">
        ${repeat(
          pictures,
          ({id}) => id,
          (picture) => html`
            <li>
              <button type="button" class="thumb" data-id=${picture.id} @click=${this.#onOpen}>
                <img
                  src=${this.#urls.urlOf(picture.png)}
                  alt=${say('gallery.picture', {title: picture.title, date: sayDate(picture.keptAt)})}
                  loading="lazy"
                  decoding="async"
                />
              </button>
            </li>
          `,
        )}
      </ul>
      <div class="all">
        ${
          this.isConfirming
            ? html`
                <p>${say('gallery.confirm', {n: pictures.length})}</p>
                <button type="button" class="primary" @click=${this.#onDeleteAll}>${say('gallery.deleteAll')}</button>
                <button type="button" class="outlined" @click=${this.#onKeepAll}>${say('gallery.keepAll')}</button>
              `
            : html`<button type="button" class="outlined" @click=${this.#onAskDeleteAll}>
                ${icon('trash')}${say('gallery.deleteAll')}
              </button>`
        }
      </div>
    `;
  }

  #renderOpen(picture: KeptPicture) {
    return html`
      <figure>
        <img src=${this.#urls.urlOf(picture.png)} alt=${picture.title} />
        <figcaption class="quiet">
          ${say('gallery.caption', {
            date: sayDate(picture.keptAt),
            width: picture.width,
            height: picture.height,
          })}
        </figcaption>
      </figure>
      <div class="actions">
        <pareidolia-take-home .picture=${picture} .share=${this.share}></pareidolia-take-home>
        <button type="button" data-id=${picture.id} @click=${this.#onDelete}>
          ${icon('trash')}${say('gallery.delete')}
        </button>
      </div>
    `;
  }

  #renderUndo() {
    return html`
      <p class="undo">
        ${say('gallery.deleted')}
        <button type="button" class="outlined" @click=${this.#onUndo}>${icon('undo')}${say('gallery.undo')}</button>
      </p>
    `;
  }

  #onOpen(event: Event): void {
    this.openId = idOf(event);
  }

  #onBack(): void {
    this.openId = null;
  }

  #onDelete(event: Event): void {
    const {state: gallery} = this.#pictures;
    const picture = gallery.kind === 'ready' ? gallery.pictures.find(({id}) => id === idOf(event)) : undefined;
    this.openId = null;
    if (picture) void this.#pictures.delete(picture);
  }

  #onUndo(): void {
    void this.#pictures.undo();
  }

  #onReload(): void {
    void this.#pictures.load();
  }

  #onAskDeleteAll(): void {
    this.isConfirming = true;
  }

  #onKeepAll(): void {
    this.isConfirming = false;
  }

  #onDeleteAll(): void {
    this.isConfirming = false;
    void this.#pictures.deleteAll();
  }
}

function idOf(event: Event): number {
  return Number((event.currentTarget as HTMLElement).dataset['id']);
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-gallery-panel': PareidoliaGalleryPanel;
  }
}
