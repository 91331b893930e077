/**
 * A lens over the picture. The compositor draws the plates into the canvas; here are their captions
 * and the transparent buttons over them, placed by the same function, and what was found beside
 * them.
 */
import {html, nothing, type PropertyValues} from 'lit';
import {customElement, property, query, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {placePlates} from '../../../../protocol/lens-layout.ts';
import {changeOf, findLens, firstOfKind, turnOf} from '../../../../catalogue/lens-options.ts';
import type {LensReport, PlacedPlate} from '../../../../protocol/lens.ts';
import type {LensChange, LensOptions} from '../../../../catalogue/lenses.ts';
import type {OptionOf, OptionValues} from '../../../../catalogue/option.ts';
import type {CssRect, UnitInterval} from '../../../../protocol/units.ts';
import type {LensAction} from '../../../state/action.ts';
import {sureWordOf} from '../state/lens-words.ts';
import {SwipeController} from '../../../ui/shared/controllers/swipe-controller.ts';
import '../lens-readings/lens-readings.ts';
import {baseStyles, buttonStyles} from '../../../ui/shared/base.styles.ts';
import {cssProperties} from '../../../ui/shared/css-properties.ts';
import {emit} from '../../../ui/shared/emit.ts';
import {areLong, captionOf} from './captions.ts';
import {CellFingerController} from './cell-finger-controller.ts';
import {lensViewStyles} from './lens-view.styles.ts';
import {areSmall, BUBBLE, cellAt, placeBubble, type CssPoint} from './small-cells.ts';
import {SpokenWord} from './spoken-word.ts';
import {moveSpot, spotAt, turnBy} from './touch-lens.ts';
import {directionOf, walkPlates} from './walk-plates.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';
import {own} from '../../../../protocol/own.ts';

type Plate = LensReport['plates'][number];

/** Where the overlay draws nothing. */
const NOWHERE: CssRect = {x: 0, y: 0, width: 0, height: 0};

/**
 * @fires lens-changed {LensAction}
 * @fires lens-area-moved The area may have changed.
 */
@customElement('pareidolia-lens-view')
export class PareidoliaLensView extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, lensViewStyles];

  @property({attribute: false}) lens: LensOptions | null = null;
  @property({attribute: false}) report: LensReport | null = null;
  /** 0..1 while the first lens's network is loaded, else null. */
  @property({attribute: false}) progress: UnitInterval | null = null;
  /** The layers of the open network. */
  @property({attribute: false}) layers: readonly string[] = [];
  @property({type: Boolean}) frozen = false;

  @state() private area: CssRect = NOWHERE;
  /** The plate that arrow keys start from. */
  @state() private current = 0;

  @query('.area') private areaElement!: HTMLElement | null;

  readonly #spoken = new SpokenWord(this);
  readonly #finger = new CellFingerController(this, {
    begins: (at) => this.#smallCellAt(at) !== null,
    onLifted: (at) => {
      this.#choose(this.#smallCellAt(at));
    },
  });
  readonly #resizes = new ResizeObserver(() => {
    this.measure();
  });
  /** The current drag: the pointer's last position. */
  #drag: {readonly id: number; readonly x: number; readonly y: number} | null = null;

  constructor() {
    super();
    new SwipeController(this, (by) => {
      emit<LensAction>(this, 'lens-changed', {kind: 'lens-stepped', by});
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.areaElement) this.#resizes.observe(this.areaElement);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  /**
   * Where a lens may lay its plates, in CSS pixels of the viewport; null before the first drawing.
   */
  areaRect(): CssRect | null {
    if (!this.areaElement) return null;
    const {x, y, width, height} = this.areaElement.getBoundingClientRect();
    return {x, y, width, height};
  }

  /** Measures the area again: it may move without changing its size. */
  measure(): void {
    const area = this.areaRect();
    if (!area || JSON.stringify(area) === JSON.stringify(this.area)) return;
    this.area = area;
    emit(this, 'lens-area-moved');
  }

  protected override firstUpdated(): void {
    if (this.areaElement) this.#resizes.observe(this.areaElement);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('report') && this.current >= (this.report?.plates.length ?? 0)) this.current = 0;
  }

  protected override updated(): void {
    this.measure();
  }

  protected override render() {
    const {lens, report} = this;
    if (!lens) return nothing;
    const word = report ? sureWordOf(report.findings) : null;
    return html`
      <div
        class="area"
        role="group"
        aria-label=${say(`lenses.${lens.lens}.title`)}
        @pointerdown=${this.#finger.onDown}
        @pointermove=${this.#finger.onMove}
        @pointerup=${this.#finger.onUp}
        @pointercancel=${this.#finger.onCancel}
        @touchstart=${this.#finger.onTouchStart}
      >
        ${report === null ? this.#renderWaiting() : turnOf(lens) !== null ? this.#renderTurn() : this.#renderPlates(report, lens)}
      </div>
      <pareidolia-lens-readings
        .report=${report}
        .layers=${this.layers}
        ?frozen=${this.frozen}
      ></pareidolia-lens-readings>
      <p class="visually-hidden" role="status" translate="no">${this.#spoken.hear(word)}</p>
    `;
  }

  #renderWaiting() {
    const words = this.progress === null ? say('findings.looking') : say('hint.lensOpens', {share: this.progress});
    return html`<p class="waiting"><span>${words}</span></p>`;
  }

  #renderTurn() {
    return html`<button
      type="button"
      class="turn"
      aria-label=${say('findings.turn')}
      @pointerdown=${this.#onDragStart}
      @pointermove=${this.#onTurn}
      @pointerup=${this.#onDragEnd}
      @pointercancel=${this.#onDragEnd}
      @keydown=${this.#onTurnKey}
    ></button>`;
  }

  #renderPlates({arrangement, plates}: LensReport, lens: LensOptions) {
    const places = placePlates(arrangement, plates, {...this.area, x: 0, y: 0});
    const takesSpot = firstOfKind(findLens(lens.lens), 'place') !== undefined;
    const long = areLong(plates.map(captionOf), places);
    const finger = this.#finger.at;
    const meant = finger && this.#smallCellAt(finger);
    return html`${repeat(
      plates,
      ({id}) => id,
      (plate, index) => {
        const place = places[index];
        if (!place) return nothing;
        return html`${this.#renderPlate(plate, index, place, takesSpot, index === meant)}
        ${renderCaption(plate, place, long[index] ? 'caption is-long' : 'caption')}`;
      },
    )}
    ${finger && meant !== null ? this.#renderBubble(finger, meant) : nothing}`;
  }

  /** Shows the name of the cell under the finger. */
  #renderBubble(finger: CssPoint, index: number) {
    const plate = this.report?.plates[index];
    if (!plate) return nothing;
    const {x, y} = placeBubble(finger, {width: window.innerWidth, height: window.innerHeight});
    const place = cssProperties({
      '--x': `${x - this.area.x}px`,
      '--y': `${y - this.area.y}px`,
      '--w': `${BUBBLE.width}px`,
      '--h': `${BUBBLE.height}px`,
    });
    return html`<p class="bubble" aria-hidden="true" ${place}>${nameOf(plate, index)}</p>`;
  }

  #renderPlate(plate: Plate, index: number, placed: PlacedPlate, takesSpot: boolean, isUnderFinger: boolean) {
    const place = placeOf(placed);
    const words = wordsFor(plate, index, this.report?.plates.length ?? 0);
    const tabIndex = index === this.current ? 0 : -1;
    if (plate.tap !== null) {
      return html`<button
        type="button"
        class="plate ${isUnderFinger ? 'is-under-finger' : ''}"
        data-index=${index}
        data-plate=${plate.id}
        aria-label=${words}
        aria-pressed=${this.#isChosen(plate) ? 'true' : 'false'}
        tabindex=${tabIndex}
        ${place}
        @click=${this.#onTap}
        @keydown=${this.#onWalk}
      ></button>`;
    }
    if (takesSpot) {
      return html`<button
        type="button"
        class="plate drag"
        data-index=${index}
        data-plate=${plate.id}
        aria-label=${say('findings.dragSquare', {words})}
        tabindex=${tabIndex}
        ${place}
        @pointerdown=${this.#onSpotStart}
        @pointermove=${this.#onSpot}
        @pointerup=${this.#onDragEnd}
        @pointercancel=${this.#onDragEnd}
        @keydown=${this.#onSpotKey}
      ></button>`;
    }
    return html`<div class="plate" role="img" data-plate=${plate.id} aria-label=${words} ${place}></div>`;
  }

  #isChosen({tap}: Plate): boolean {
    const {lens} = this;
    if (lens === null || tap?.lens !== lens.lens) return false;
    const chosen: OptionValues = lens.options;
    return Object.entries(tap.options).every(([name, value]) => own(chosen, name) === value);
  }

  #change(change: LensChange): void {
    emit<LensAction>(this, 'lens-changed', {kind: 'lens-options-changed', change});
  }

  /** Changes the first option of a kind from its present value. */
  #changeKind<Kind extends 'place' | 'turn'>(
    kind: Kind,
    next: (value: OptionOf<Kind>['initial']) => OptionOf<Kind>['initial'],
  ): void {
    const {lens} = this;
    const found = lens && firstOfKind(findLens(lens.lens), kind);
    if (!lens || !found) return;
    const [name] = found;
    const values: OptionValues = lens.options;
    this.#change(changeOf(lens.lens, name, next(own(values, name) as OptionOf<Kind>['initial'])));
  }

  #onTap(event: Event): void {
    this.#choose(indexOf(event));
  }

  #choose(index: number | null): void {
    if (index === null) return;
    const tap = this.report?.plates[index]?.tap;
    this.current = index;
    if (tap) this.#change(tap);
  }

  /**
   * The cell at a place in the viewport, where the plates are a grid of cells to choose from that
   * are too small for a finger.
   */
  #smallCellAt({x, y}: CssPoint): number | null {
    const {report, lens} = this;
    if (report?.arrangement !== 'grid' || (lens && turnOf(lens)) || report.plates.some(({tap}) => tap === null))
      return null;
    const cells = placePlates(report.arrangement, report.plates, this.area).map(({rect}) => rect);
    return areSmall(cells) ? cellAt(cells, {x, y}) : null;
  }

  async #onWalk(event: KeyboardEvent): Promise<void> {
    const {report} = this;
    if (!report || event.ctrlKey || event.metaKey || event.altKey) return;
    const rects = placePlates(report.arrangement, report.plates, this.area).map(({rect}) => rect);
    const next = walkPlates(rects, indexOf(event), event.key);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.current = next;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
  }

  #onSpotStart(event: PointerEvent): void {
    this.#onDragStart(event);
    this.#onSpot(event);
  }

  #onSpot(event: PointerEvent): void {
    if (this.#drag?.id !== event.pointerId) return;
    const picture = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.#changeKind('place', () => spotAt(picture, event.clientX, event.clientY));
  }

  #onSpotKey(event: KeyboardEvent): void {
    const direction = directionOf(event.key);
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#changeKind('place', (spot) => moveSpot(spot, direction));
  }

  #onDragStart(event: PointerEvent): void {
    // Keeps the swipe controller from handling this drag.
    event.preventDefault();
    const target = event.currentTarget as HTMLElement;
    target.setPointerCapture(event.pointerId);
    target.focus({preventScroll: true});
    this.#drag = {id: event.pointerId, x: event.clientX, y: event.clientY};
  }

  #onTurn(event: PointerEvent): void {
    if (this.#drag?.id !== event.pointerId) return;
    const [dx, dy] = [event.clientX - this.#drag.x, event.clientY - this.#drag.y];
    this.#changeKind('turn', (turn) => turnBy(turn, dx, dy));
    this.#drag = {id: event.pointerId, x: event.clientX, y: event.clientY};
  }

  #onTurnKey(event: KeyboardEvent): void {
    const direction = directionOf(event.key);
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    // As far as a short stroke.
    this.#changeKind('turn', (turn) => turnBy(turn, 20 * direction[0], 20 * direction[1]));
  }

  #onDragEnd(event: PointerEvent): void {
    if (this.#drag?.id === event.pointerId) this.#drag = null;
  }
}

function renderCaption(plate: Plate, placed: PlacedPlate, name: string) {
  const caption = captionOf(plate);
  return caption === ''
    ? nothing
    : html`<p class=${name} translate="no" aria-hidden="true" ${placeOf(placed)}>${caption}</p>`;
}

function placeOf({rect, captionHeight}: PlacedPlate) {
  return cssProperties({
    '--x': `${rect.x}px`,
    '--y': `${rect.y}px`,
    '--w': `${rect.width}px`,
    '--h': `${rect.height}px`,
    '--c': `${captionHeight}px`,
  });
}

/** The visible text: a map of a grid has a number instead of a caption. */
function nameOf(plate: Plate, index: number): string {
  const caption = captionOf(plate);
  if (caption !== '') return caption;
  const unit = plate.tap && numberedUnit(plate.tap);
  return unit === null ? say('findings.picture', {n: index + 1}) : say(unit.sentence, {n: unit.number});
}

/** The unit that a tap chooses, and how units of its lens are called. */
function numberedUnit({lens, options}: LensChange) {
  const number = 'unit' in options ? options.unit : null;
  const found = firstOfKind(findLens(lens), 'unit');
  return typeof number !== 'number' || found === undefined ? null : {number, sentence: found[1].numbered};
}

/**
 * The text for screen readers. When only a number names the plate, it also says how many there are.
 */
function wordsFor(plate: Plate, index: number, count: number): string {
  const name = nameOf(plate, index);
  return plate.caption === null ? say('findings.ofCount', {name, count}) : name;
}

function indexOf(event: Event): number {
  return Number((event.currentTarget as HTMLElement).dataset['index']);
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-lens-view': PareidoliaLensView;
  }
}
