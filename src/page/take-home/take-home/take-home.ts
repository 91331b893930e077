/** Ways to take a picture home: as a PNG or JPEG file, or shared where the platform can. */
import {css, html, nothing} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';

import {toFailure, type Failure} from '../../../protocol/errors.ts';
import type {KeptPicture, SharePort} from '../../ports.ts';
import {baseStyles, buttonStyles} from '../../ui/shared/base.styles.ts';
import {icon} from '../../ui/shared/icon.ts';
import {say} from '../../../words/say.ts';
import {SpeakingElement} from '../../ui/shared/speaking-element.ts';
import {failureSentence} from '../../state/failure-sentence.ts';

/**
 * A row of buttons for one picture. Its own failure stands beside it: the picture is what the
 * visitor looks at.
 */
@customElement('pareidolia-take-home')
export class PareidoliaTakeHome extends SpeakingElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    css`
      :host {
        display: block;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0.25em;
      }

      p {
        margin: 0.4em 0 0;
        text-align: center;
      }
    `,
  ];

  @property({attribute: false}) picture: Omit<KeptPicture, 'id'> | null = null;
  @property({attribute: false}) share: SharePort | null = null;

  @state() private problem: Failure | null = null;

  protected override render() {
    return html`
      <div class="row">
        <button type="button" data-format="png" @click=${this.#onDownload}>${icon('download')}PNG</button>
        <button type="button" data-format="jpeg" @click=${this.#onDownload}>${icon('download')}JPEG</button>
        ${
          this.share?.canShare()
            ? html`<button type="button" @click=${this.#onShare}>${icon('share')}${say('shot.share')}</button>`
            : nothing
        }
      </div>
      <div role="status" aria-live="polite">
        ${this.problem ? html`<p>${failureSentence(this.problem)}</p>` : nothing}
      </div>
    `;
  }

  #onDownload(event: Event): void {
    const format = (event.currentTarget as HTMLElement).dataset['format'] === 'jpeg' ? 'jpeg' : 'png';
    void this.#attempt((share, picture) => share.download(picture, format));
  }

  #onShare(): void {
    void this.#attempt((share, picture) => share.share(picture));
  }

  async #attempt(action: (share: SharePort, picture: Omit<KeptPicture, 'id'>) => Promise<void>): Promise<void> {
    if (!this.share || !this.picture) return;
    this.problem = null;
    try {
      await action(this.share, this.picture);
    } catch (error) {
      const found = toFailure(error, 'share-failed');
      // Cancelling in the platform's share sheet is not an error.
      this.problem = found.code === 'cancelled' ? null : found;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-take-home': PareidoliaTakeHome;
  }
}
