/**
 * The styles along the bottom. The pictures are drawn by the engine into the canvas, at the
 * rectangles this strip reports; here are the transparent buttons over them, with their names, the
 * focus and the gestures.
 */
import {html, type PropertyValues} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import type {PaintOptions} from '../../../../protocol/paint.ts';
import type {StyleLabel, TileRect} from '../../../../protocol/messages.ts';
import type {PaintAction} from '../../../state/action.ts';
import {tapTile} from '../state/paint-slice.ts';
import {baseStyles} from '../../../ui/shared/base.styles.ts';
import {scrollSideways, stepIn} from '../../../ui/shared/choice-row.ts';
import {cssProperties} from '../../../ui/shared/css-properties.ts';
import {emit} from '../../../ui/shared/emit.ts';
import {MixDragController, type MixDragHost} from './mix-drag-controller.ts';
import {styleStripStyles} from './style-strip.styles.ts';
import {say, sayStyle} from '../../../../words/say.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';

/**
 * @fires paint-changed {PaintAction}
 * @fires tiles-moved The rectangles may have changed.
 */
@customElement('pareidolia-style-strip')
export class PareidoliaStyleStrip extends SpeakingElement implements MixDragHost {
  static override styles = [baseStyles, styleStripStyles];

  @property({attribute: false}) choices: readonly StyleLabel[] = [];
  @property({attribute: false}) paint: PaintOptions | null = null;

  readonly #mixDrag = new MixDragController(this);
  readonly #resizes = new ResizeObserver(() => {
    this.#measure();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  /** Where the tiles are, in CSS pixels of the viewport, those out of sight left out. */
  tileRects(): readonly TileRect[] {
    return this.#tiles().flatMap((tile, index) => {
      const {x, y, width, height} = tile.getBoundingClientRect();
      const style = this.choices[index]?.id;
      const isSeen = x + width > 0 && x < window.innerWidth && width > 0;
      return isSeen && style !== undefined ? [{style, rect: {x, y, width, height}}] : [];
    });
  }

  tileCentres(): readonly number[] {
    return this.#tiles().map(({offsetLeft, offsetWidth}) => offsetLeft + offsetWidth / 2);
  }

  onMixDragged(from: number, towards: number, share: number): void {
    const style = this.choices[from]?.id;
    const mixStyle = this.choices[towards]?.id;
    if (style !== undefined && mixStyle !== undefined) {
      emit<PaintAction>(this, 'paint-changed', {kind: 'mix-moved', style, mixStyle, share});
    }
  }

  /** Brings the chosen tile into view. */
  revealChosen(): void {
    const tile = this.#tiles()[this.#chosenIndex()];
    const list = this.renderRoot.querySelector('.tiles');
    if (!tile || !list) return;
    const slack = (list.clientWidth - tile.offsetWidth) / 2;
    const isCut =
      tile.offsetLeft < list.scrollLeft || tile.offsetLeft + tile.offsetWidth > list.scrollLeft + list.clientWidth;
    if (isCut) list.scrollTo({left: tile.offsetLeft - slack, behavior: prefersReducedMotion() ? 'auto' : 'smooth'});
  }

  protected override render() {
    const chosen = this.#chosenIndex();
    const dragged = this.#mixDrag.dragged;
    return html`
      <div
        class="tiles"
        role="radiogroup"
        aria-label=${say('paint.strip')}
        @scroll=${this.#onScroll}
        @wheel=${scrollSideways}
      >
        ${repeat(
          this.choices.map(sayStyle),
          ({id}) => id,
          ({id, title, painter}, index) => html`
            <button
              type="button"
              role="radio"
              class="tile ${id === this.paint?.mixStyle ? 'is-mixed' : ''} ${dragged?.index === index ? 'is-dragged' : ''}"
              data-index=${index}
              aria-label=${say('paint.tile', {title, painter})}
              aria-checked=${id === this.paint?.style ? 'true' : 'false'}
              tabindex=${index === Math.max(0, chosen) ? 0 : -1}
              ${cssProperties({'--offset': `${dragged?.index === index ? dragged.offset : 0}px`})}
              @click=${this.#onClick}
              @keydown=${this.#onKeyDown}
              @pointerdown=${this.#onPointerDown}
              @pointermove=${this.#onPointerMove}
              @pointerup=${this.#onPointerEnd}
              @pointercancel=${this.#onPointerEnd}
            ></button>
          `,
        )}
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#measure();
    const wasChosen = changed.get('paint')?.style;
    if (!changed.has('paint') || wasChosen === this.paint?.style) return;
    this.revealChosen();
    // The focus walks with the choice, as in any group of radio buttons.
    if (this.renderRoot.querySelector('.tile:focus')) this.#tiles()[this.#chosenIndex()]?.focus();
  }

  #tiles(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.tile')];
  }

  #chosenIndex(): number {
    return this.choices.findIndex(({id}) => id === this.paint?.style);
  }

  #measure(): void {
    const list = this.renderRoot.querySelector('.tiles');
    if (list) this.toggleAttribute('scrolls', list.scrollWidth > list.clientWidth + 1);
    emit(this, 'tiles-moved');
  }

  #onScroll(): void {
    emit(this, 'tiles-moved');
  }

  #onClick(event: Event): void {
    const style = this.choices[indexOf(event)];
    if (style && this.paint) emit<PaintAction>(this, 'paint-changed', tapTile(this.paint, style.id));
  }

  #onKeyDown(event: KeyboardEvent): void {
    const by = stepIn(event);
    if (by !== null) emit<PaintAction>(this, 'paint-changed', {kind: 'style-stepped', by});
  }

  #onPointerDown(event: PointerEvent): void {
    this.#mixDrag.onPointerDown(event, indexOf(event));
  }

  #onPointerMove(event: PointerEvent): void {
    this.#mixDrag.onPointerMove(event);
  }

  #onPointerEnd(event: PointerEvent): void {
    this.#mixDrag.onPointerEnd(event);
  }
}

function indexOf(event: Event): number {
  return Number((event.currentTarget as HTMLElement).dataset['index']);
}

function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-style-strip': PareidoliaStyleStrip;
  }
}
