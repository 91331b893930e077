/**
 * The handle of the before/after divider. The line itself is drawn into the picture; the handle
 * sits on it and follows the finger exactly.
 */
import {html} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {clampUnit, type UnitInterval} from '../../../../protocol/units.ts';
import type {PaintAction} from '../../../state/action.ts';
import {baseStyles} from '../../../ui/shared/base.styles.ts';
import {cssProperties} from '../../../ui/shared/css-properties.ts';
import {emit} from '../../../ui/shared/emit.ts';
import {icon} from '../../../ui/shared/icon.ts';
import {wipeHandleStyles} from './wipe-handle.styles.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';

const KEY_STEP = 0.02;
const PAGE_STEP = 0.1;

/** @fires paint-changed {PaintAction} */
@customElement('pareidolia-wipe-handle')
export class PareidoliaWipeHandle extends SpeakingElement {
  static override styles = [baseStyles, wipeHandleStyles];

  /** Share of the width. Left of it is the camera. */
  @property({type: Number}) position: UnitInterval = 0.5;

  /** The finger, and where in the handle it took hold, in CSS pixels from the divider. */
  #grip: {readonly id: number; readonly x: number} | null = null;

  protected override render() {
    const percent = Math.round(this.position * 100);
    return html`
      <div
        class="grip"
        role="slider"
        tabindex="0"
        aria-label=${say('paint.wipe')}
        aria-orientation="horizontal"
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${percent}
        aria-valuetext=${say('paint.wipeAt', {percent})}
        ${cssProperties({'--at': `${this.position * 100}%`})}
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMove}
        @pointerup=${this.#onPointerEnd}
        @pointercancel=${this.#onPointerEnd}
        @keydown=${this.#onKeyDown}
      >
        <span class="knob">${icon('chevronsLeftRight')}</span>
      </div>
    `;
  }

  #onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    const {left, width} = this.getBoundingClientRect();
    this.#grip = {id: event.pointerId, x: event.clientX - (left + this.position * width)};
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  #onPointerMove(event: PointerEvent): void {
    if (this.#grip?.id !== event.pointerId) return;
    const {left, width} = this.getBoundingClientRect();
    this.#move((event.clientX - this.#grip.x - left) / width);
  }

  #onPointerEnd(event: PointerEvent): void {
    if (this.#grip?.id === event.pointerId) this.#grip = null;
  }

  #onKeyDown(event: KeyboardEvent): void {
    const target = this.#targetOf(event.key);
    if (target === null) return;
    event.preventDefault();
    // The arrows move this slider and nothing else.
    event.stopPropagation();
    this.#move(target);
  }

  #targetOf(key: string): number | null {
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowDown':
        return this.position - KEY_STEP;
      case 'ArrowRight':
      case 'ArrowUp':
        return this.position + KEY_STEP;
      case 'PageDown':
        return this.position - PAGE_STEP;
      case 'PageUp':
        return this.position + PAGE_STEP;
      case 'Home':
        return 0;
      case 'End':
        return 1;
      default:
        return null;
    }
  }

  #move(share: number): void {
    emit<PaintAction>(this, 'paint-changed', {kind: 'wipe-moved', share: clampUnit(share)});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-wipe-handle': PareidoliaWipeHandle;
  }
}
