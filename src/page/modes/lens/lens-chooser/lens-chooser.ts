/** The lenses along the bottom, in the order of the table: plain names, the current one marked. */
import {css} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {LENS_IDS, LENSES, type LensId} from '../../../../catalogue/lenses.ts';
import type {LensAction} from '../../../state/action.ts';
import {ChosenInViewController} from '../../../ui/shared/controllers/chosen-in-view-controller.ts';
import {baseStyles, buttonStyles} from '../../../ui/shared/base.styles.ts';
import {choiceRowStyles} from '../../../ui/shared/choice-row.styles.ts';
import {choiceRow, pickedIn, stepIn} from '../../../ui/shared/choice-row.ts';
import {emit} from '../../../ui/shared/emit.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';

/** @fires lens-changed {LensAction} */
@customElement('pareidolia-lens-chooser')
export class PareidoliaLensChooser extends SpeakingElement {
  static override styles = [
    baseStyles,
    buttonStyles,
    choiceRowStyles,
    css`
      .choices {
        justify-content: safe center;
      }

      button {
        position: relative;
        white-space: nowrap;
        border-radius: 0;
      }

      button:first-child {
        border-radius: calc(var(--target) / 2) 0 0 calc(var(--target) / 2);
      }

      button:last-child {
        border-radius: 0 calc(var(--target) / 2) calc(var(--target) / 2) 0;
      }

      button:focus-visible {
        z-index: 1;
        outline-offset: -3px;
        box-shadow: none;
      }

      button[aria-checked='false'] {
        color: var(--ink-quiet);
      }

      button[aria-checked='true']::after {
        content: '';
        position: absolute;
        inset: auto 1em calc(var(--target) * 0.16);
        height: 2px;
        background: var(--accent);
      }
    `,
  ];

  @property({attribute: false}) chosen: LensId = 'labels';

  constructor() {
    super();
    new ChosenInViewController(this, 'center');
  }

  protected override render() {
    return choiceRow({
      label: say('findings.lenses'),
      choices: LENSES.map(({id, words}) => ({id, hint: say(`${words}.sentence`), face: say(`${words}.title`)})),
      chosen: this.chosen,
      onClick: this.#onClick,
      onKeyDown: this.#onKeyDown,
    });
  }

  #onClick(event: Event): void {
    const name = pickedIn(event);
    const lens = LENS_IDS.find((id) => id === name);
    if (lens) emit<LensAction>(this, 'lens-changed', {kind: 'lens-picked', lens});
  }

  #onKeyDown(event: KeyboardEvent): void {
    const by = stepIn(event);
    if (by !== null) emit<LensAction>(this, 'lens-changed', {kind: 'lens-stepped', by});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-lens-chooser': PareidoliaLensChooser;
  }
}
