/**
 * The path through the lenses along the bottom, on two levels: the chapters, and the lenses of the
 * one that is open; the current ones marked.
 */
import {html} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {CHAPTER_IDS, CHAPTERS} from '../../../../catalogue/chapters.ts';
import {chapterOf, lensesIn} from '../../../../catalogue/lens-chapters.ts';
import {LENS_IDS, type LensId} from '../../../../catalogue/lenses.ts';
import type {LensAction} from '../../../state/action.ts';
import {ChosenInViewController} from '../../../ui/shared/controllers/chosen-in-view-controller.ts';
import {baseStyles, buttonStyles} from '../../../ui/shared/base.styles.ts';
import {choiceRowStyles} from '../../../ui/shared/choice-row.styles.ts';
import {choiceRow, pickedIn, scrollSideways, stepIn} from '../../../ui/shared/choice-row.ts';
import {emit} from '../../../ui/shared/emit.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';
import {lensChooserStyles} from './lens-chooser.styles.ts';

/** @fires lens-changed {LensAction} */
@customElement('pareidolia-lens-chooser')
export class PareidoliaLensChooser extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, choiceRowStyles, lensChooserStyles];

  @property({attribute: false}) chosen: LensId = 'labels';

  constructor() {
    super();
    new ChosenInViewController(this, 'center');
    // On low screens both rows are one, which scrolls as a whole.
    this.addEventListener('wheel', scrollSideways);
  }

  protected override render() {
    const chapter = chapterOf(this.chosen);
    return html`
      ${choiceRow({
        label: say('chapters.label'),
        choices: CHAPTERS.map(({id, words}) => ({id, hint: say(`${words}.sentence`), face: say(`${words}.title`)})),
        chosen: chapter,
        isNumbered: true,
        onClick: this.#onChapterClick,
        onKeyDown: this.#onChapterKey,
      })}
      ${choiceRow({
        label: say('chapters.lenses', {chapter: say(`chapters.${chapter}.title`)}),
        choices: lensesIn(chapter).map(({id, words}) => ({
          id,
          hint: say(`${words}.sentence`),
          face: say(`${words}.title`),
        })),
        chosen: this.chosen,
        isNumbered: true,
        onClick: this.#onLensClick,
        onKeyDown: this.#onLensKey,
      })}
    `;
  }

  #onChapterClick(event: Event): void {
    const name = pickedIn(event);
    const chapter = CHAPTER_IDS.find((id) => id === name);
    if (chapter) emit<LensAction>(this, 'lens-changed', {kind: 'chapter-picked', chapter});
  }

  #onChapterKey(event: KeyboardEvent): void {
    const by = stepIn(event);
    if (by !== null) emit<LensAction>(this, 'lens-changed', {kind: 'chapter-stepped', by});
  }

  #onLensClick(event: Event): void {
    const name = pickedIn(event);
    const lens = LENS_IDS.find((id) => id === name);
    if (lens) emit<LensAction>(this, 'lens-changed', {kind: 'lens-picked', lens});
  }

  #onLensKey(event: KeyboardEvent): void {
    const by = stepIn(event);
    if (by !== null) emit<LensAction>(this, 'lens-changed', {kind: 'lens-stepped', by});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-lens-chooser': PareidoliaLensChooser;
  }
}
