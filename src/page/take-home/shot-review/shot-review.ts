/**
 * The picture that was taken, over the whole screen, with the decision on it: keep, take another,
 * or turn the text round. Nothing here closes by accident: a picture goes only when the visitor
 * says so.
 */
import {html, nothing, type PropertyValues} from 'lit';
import {customElement, property, query} from 'lit/decorators.js';

import type {SharePort} from '../../ports.ts';
import type {FinishedPicture, Shot} from '../../state/app-state.ts';
import {formatPercent} from '../../modes/paint/state/wall-label.ts';
import {ObjectUrlController} from '../../ui/shared/controllers/object-url-controller.ts';
import {baseStyles, buttonStyles} from '../../ui/shared/base.styles.ts';
import {cssProperties} from '../../ui/shared/css-properties.ts';
import {emit} from '../../ui/shared/emit.ts';
import {icon} from '../../ui/shared/icon.ts';
import '../take-home/take-home.ts';
import {shotReviewStyles} from './shot-review.styles.ts';
import {say} from '../../../words/say.ts';
import {SpeakingElement} from '../../ui/shared/speaking-element.ts';
import {failureSentence} from '../../state/failure-sentence.ts';

/** The shots that are reviewed. */
export type ReviewedShot = Extract<Shot, {kind: 'finishing' | 'review' | 'failed'}>;

/**
 * @fires picture-kept
 * @fires retake-asked Also when the picture is kept and the visitor is done.
 * @fires turn-asked {boolean} Whether text shall read the right way round.
 */
@customElement('pareidolia-shot-review')
export class PareidoliaShotReview extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, shotReviewStyles];

  @property({attribute: false}) shot: ReviewedShot | null = null;
  @property({attribute: false}) share: SharePort | null = null;

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #urls = new ObjectUrlController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('shot')) this.#urls.keepOnly([this.#picture()?.png]);
  }

  protected override render() {
    const {shot} = this;
    if (!shot) return nothing;
    const picture = this.#picture();
    return html`
      <dialog aria-label=${say('shot.review')} @cancel=${this.#onCancel}>
        ${picture ? html`<img src=${this.#urls.urlOf(picture.png)} alt=${say('shot.painted', {title: picture.title})} />` : nothing}
        <div class="foot">
          <div class="card">${this.#renderCard(shot)}</div>
        </div>
      </dialog>
    `;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('shot');
    // Each step has one button that answers it; a keyboard starts there.
    if (changed.has('shot') && before?.kind !== this.shot?.kind)
      this.renderRoot.querySelector<HTMLElement>('.first')?.focus();
  }

  #picture(): FinishedPicture | null {
    const {shot} = this;
    if (shot?.kind === 'review') return shot.picture;
    return shot?.kind === 'finishing' ? shot.previous : null;
  }

  #renderCard(shot: ReviewedShot) {
    switch (shot.kind) {
      case 'finishing':
        return html`
          <p role="status" aria-live="polite">${say('shot.finishing')}</p>
          <div
            class="progress"
            role="progressbar"
            aria-label=${say('shot.progress')}
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=${Math.round(shot.share * 100)}
            aria-valuetext=${formatPercent(shot.share)}
            ${cssProperties({'--share': String(shot.share)})}
          ></div>
          <div class="row">
            <button type="button" class="outlined" @click=${this.#onRetake}>
              ${icon('retake')}${say('shot.another')}
            </button>
          </div>
        `;
      case 'failed':
        return html`
          <p role="alert">${failureSentence(shot.failure)}</p>
          <div class="row">
            <button type="button" class="primary first" @click=${this.#onRetake}>
              ${icon('retake')}${say('shot.another')}
            </button>
            <button type="button" class="outlined" @click=${this.#onTryAgain}>${say('shot.again')}</button>
          </div>
        `;
      case 'review':
        return this.#renderReview(shot);
    }
  }

  #renderReview({picture, keeping}: Extract<ReviewedShot, {kind: 'review'}>) {
    const isKept = keeping.kind === 'kept';
    return html`
      <p role="status" aria-live="polite">
        ${isKept ? say('shot.kept') : keeping.kind === 'failed' ? failureSentence(keeping.failure) : nothing}
      </p>
      <div class="row">
        ${
          isKept
            ? html`<button type="button" class="primary first" @click=${this.#onRetake}>
                ${icon('arrowLeft')}${say('shot.back')}
              </button>`
            : html`
                <button
                  type="button"
                  class="primary first"
                  ?disabled=${keeping.kind === 'storing'}
                  @click=${this.#onKeep}
                >
                  ${icon('check')}${keeping.kind === 'failed' ? say('shot.keepAgain') : say('shot.keep')}
                </button>
                <button type="button" class="outlined" @click=${this.#onRetake}>
                  ${icon('retake')}${say('shot.retake')}
                </button>
              `
        }
        <button
          type="button"
          class="outlined turn"
          aria-pressed=${picture.isUnmirrored ? 'true' : 'false'}
          @click=${this.#onTurn}
        >
          ${icon('flip')}${say('shot.turn')}
        </button>
      </div>
      <pareidolia-take-home .picture=${picture} .share=${this.share}></pareidolia-take-home>
    `;
  }

  /** Esc goes back to the mirror: a picture that was not kept is gone. */
  #onCancel(event: Event): void {
    event.preventDefault();
    emit(this, 'retake-asked');
  }

  #onKeep(): void {
    emit(this, 'picture-kept');
  }

  #onRetake(): void {
    emit(this, 'retake-asked');
  }

  #onTryAgain(): void {
    if (this.shot?.kind === 'failed') emit<boolean>(this, 'turn-asked', this.shot.isUnmirrored);
  }

  #onTurn(): void {
    if (this.shot?.kind === 'review') emit<boolean>(this, 'turn-asked', !this.shot.picture.isUnmirrored);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-shot-review': PareidoliaShotReview;
  }
}
