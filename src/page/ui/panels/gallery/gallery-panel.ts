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

  @state() private isConfirming = false;

  readonly #pictures = new GalleryController(this, () => this.gallery);
  readonly #urls = new ObjectUrlController(this);

  protected override firstUpdated(): void {
    void this.#pictures.load();
  }

  protected override willUpdate(): void {
    const {pictures, opened} = this.#pictures;
    this.#urls.keepOnly([...pictures.map(({thumbnail}) => thumbnail), opened?.png]);
  }

  protected override render() {
    const {opened, problem, deleted} = this.#pictures;
    return html`
      <pareidolia-side-panel wide heading=${opened ? opened.title : say('gallery.title')}>
        ${
          opened
            ? html`<button type="button" slot="actions" class="outlined" @click=${this.#onBack}>
                ${icon('arrowLeft')}${say('gallery.all')}
              </button>`
            : nothing
        }
        <div class="messages" role="status" aria-live="polite">
          ${problem ? html`<p>${failureSentence(problem)}</p>` : nothing} ${deleted ? this.#renderUndo() : nothing}
        </div>
        ${opened ? this.#renderOpened(opened) : this.#renderAll()}
      </pareidolia-side-panel>
    `;
  }

  #renderAll() {
    const {state: gallery, count} = this.#pictures;
    switch (gallery.kind) {
      case 'loading':
        return html`<p class="quiet">${say('gallery.loading')}</p>`;
      case 'failed':
        return html`
          <p>${failureSentence(gallery.failure)}</p>
          <button type="button" class="outlined" @click=${this.#onReload}>${say('gallery.tryAgain')}</button>
        `;
      case 'ready':
        return count === 0 ? this.#renderEmpty() : this.#renderGrid();
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

  #renderGrid() {
    const {pictures, unreadable} = this.#pictures;
    return html`
      <ul class="grid">
        ${repeat(
          pictures,
          ({id}) => id,
          (picture) => html`
            <li>
              <button type="button" class="thumb" data-id=${picture.id} @click=${this.#onOpen}>
                <img
                  src=${this.#urls.urlOf(picture.thumbnail)}
                  alt=${say('gallery.picture', {title: picture.title, date: sayDate(picture.keptAt)})}
                  decoding="async"
                />
              </button>
            </li>
          `,
        )}
      </ul>
      ${this.#renderTurning()}
      ${unreadable > 0 ? html`<p class="unreadable quiet" translate="no">${say('gallery.unreadable', {n: unreadable})}</p>` : nothing}
      <div class="all">${this.#renderDeleteAll()}</div>
    `;
  }

  /** Nothing while all pictures are on one page. */
  #renderTurning() {
    const {page} = this.#pictures;
    if (page.isFirst && page.isLast) return nothing;
    const {from, to, of} = page;
    return html`
      <div class="turning">
        <button type="button" class="outlined" ?disabled=${page.isFirst} @click=${this.#onNewer}>
          ${say('gallery.newer')}
        </button>
        <p class="quiet" role="status" translate="no">${say('gallery.page', {from, to, n: of})}</p>
        <button type="button" class="outlined" ?disabled=${page.isLast} @click=${this.#onOlder}>
          ${say('gallery.older')}
        </button>
      </div>
    `;
  }

  #renderDeleteAll() {
    return this.isConfirming
      ? html`
          <p>${say('gallery.confirm', {n: this.#pictures.count})}</p>
          <button type="button" class="primary" @click=${this.#onDeleteAll}>${say('gallery.deleteAll')}</button>
          <button type="button" class="outlined" @click=${this.#onKeepAll}>${say('gallery.keepAll')}</button>
        `
      : html`<button type="button" class="outlined" @click=${this.#onAskDeleteAll}>
          ${icon('trash')}${say('gallery.deleteAll')}
        </button>`;
  }

  #renderOpened(picture: KeptPicture) {
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
        <button type="button" @click=${this.#onDelete}>${icon('trash')}${say('gallery.delete')}</button>
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
    void this.#pictures.open(Number((event.currentTarget as HTMLElement).dataset['id']));
  }

  #onBack(): void {
    this.#pictures.close();
  }

  #onDelete(): void {
    void this.#pictures.deleteOpened();
  }

  #onNewer(): void {
    void this.#pictures.turn(-1);
  }

  #onOlder(): void {
    void this.#pictures.turn(1);
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

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-gallery-panel': PareidoliaGalleryPanel;
  }
}
