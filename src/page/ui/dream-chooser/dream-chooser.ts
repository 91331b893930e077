/** What the mirror may dream of, along the bottom: each with the network's own picture of it. */
import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {DREAMS, GUIDED_DREAM, type DreamChoice, type DreamId} from '../../../protocol/dreams.ts';
import type {DreamAction} from '../../state/action.ts';
import {baseStyles, buttonStyles} from '../shared/base.styles.ts';
import {emit} from '../shared/emit.ts';
import {dreamChooserStyles} from './dream-chooser.styles.ts';
import {dreamTile} from './dream-tiles.ts';

/** @fires dream-changed {DreamAction} */
@customElement('pareidolia-dream-chooser')
export class PareidoliaDreamChooser extends LitElement {
  static override styles = [baseStyles, buttonStyles, dreamChooserStyles];

  @property({attribute: false}) chosen: DreamId | null = null;
  /** Something was held up: its dream can be chosen too. */
  @property({type: Boolean}) guided = false;

  protected override render() {
    const choices = this.#choices();
    const focusable = Math.max(
      0,
      choices.findIndex(({id}) => id === this.chosen),
    );
    return html`
      <div class="choices" role="radiogroup" aria-label="Dreams">
        ${choices.map(
          ({id, title, line}, index) => html`
            <button
              type="button"
              role="radio"
              data-dream=${id}
              title=${line}
              aria-checked=${id === this.chosen ? 'true' : 'false'}
              tabindex=${index === focusable ? 0 : -1}
              @click=${this.#onClick}
              @keydown=${this.#onKeyDown}
            >
              ${pictureOf(id)}<span>${title}</span>
            </button>
          `,
        )}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('chosen')) return;
    const chosen = this.renderRoot.querySelector<HTMLElement>('[aria-checked="true"]');
    // The focus walks with the choice, as in any group of radio buttons.
    if (this.renderRoot.querySelector('button:focus')) chosen?.focus();
    chosen?.scrollIntoView({block: 'nearest', inline: 'nearest'});
  }

  #choices(): readonly DreamChoice[] {
    return DREAMS.filter(({id}) => id !== GUIDED_DREAM || this.guided);
  }

  #onClick(event: Event): void {
    const dream = (event.currentTarget as HTMLElement).dataset['dream'];
    if (dream !== undefined) emit<DreamAction>(this, 'dream-changed', {kind: 'dream-picked', dream});
  }

  #onKeyDown(event: KeyboardEvent): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
    if (by === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    emit<DreamAction>(this, 'dream-changed', {kind: 'dream-stepped', by});
  }
}

function pictureOf(id: DreamId) {
  const url = dreamTile(id);
  return url === undefined ? nothing : html`<img src=${url} alt="" width="64" height="64" draggable="false" />`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-dream-chooser': PareidoliaDreamChooser;
  }
}
