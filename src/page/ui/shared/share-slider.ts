/** A slider for a share of something, in whole per cent. */
import {html, type TemplateResult} from 'lit';

import type {UnitInterval} from '../../../protocol/units.ts';
import {formatPercent} from '../../modes/paint/state/wall-label.ts';
import {cssProperties} from './css-properties.ts';

/** What a slider shows, says and does. */
export interface ShareSlider {
  /** The visible text beside it. */
  readonly name: string;
  /** The name for screen readers. */
  readonly label: string;
  readonly share: UnitInterval;
  readonly isDisabled?: boolean;
  /**
   * A method of the element that draws the slider: Lit calls it on that element. `shareOf` reads
   * the event.
   */
  readonly onInput: (event: Event) => void;
}

/** Goes with `sliderStyles` and `barStyles`. */
export function shareSlider({name, label, share, isDisabled = false, onInput}: ShareSlider): TemplateResult {
  const percent = Math.round(share * 100);
  return html`
    <label class="slider">
      <span class="name">${name}</span>
      <input
        type="range"
        min="0"
        max="100"
        step="1"
        aria-label=${label}
        aria-valuetext=${formatPercent(share)}
        .value=${String(percent)}
        ?disabled=${isDisabled}
        ${cssProperties({'--filled': `${percent}%`})}
        @input=${onInput}
      />
    </label>
  `;
}

/** The value of the slider that sent this event. */
export function shareOf(event: Event): UnitInterval {
  return Number((event.currentTarget as HTMLInputElement).value) / 100;
}
