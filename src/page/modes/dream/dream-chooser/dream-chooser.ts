/** What the mirror may dream of, along the bottom: each with the network's own picture of it. */
import {html, nothing} from 'lit';
import {customElement, property} from 'lit/decorators.js';

import {DREAMS, findDream, GUIDED_DREAM, type DreamId} from '../../../../catalogue/dreams.ts';
import type {DreamAction} from '../../../state/action.ts';
import {ChosenInViewController} from '../../../ui/shared/controllers/chosen-in-view-controller.ts';
import {baseStyles, buttonStyles} from '../../../ui/shared/base.styles.ts';
import {choiceRowStyles} from '../../../ui/shared/choice-row.styles.ts';
import {choiceRow, pickedIn, stepIn} from '../../../ui/shared/choice-row.ts';
import {emit} from '../../../ui/shared/emit.ts';
import {dreamChooserStyles} from './dream-chooser.styles.ts';
import {dreamWords} from '../state/dream-words.ts';
import {dreamThumbnail} from './dream-thumbnails.ts';
import {say} from '../../../../words/say.ts';
import {SpeakingElement} from '../../../ui/shared/speaking-element.ts';

/** @fires dream-changed {DreamAction} */
@customElement('pareidolia-dream-chooser')
export class PareidoliaDreamChooser extends SpeakingElement {
  static override styles = [baseStyles, buttonStyles, choiceRowStyles, dreamChooserStyles];

  @property({attribute: false}) chosen: DreamId | null = null;
  /** Something was held up: its dream can be chosen too. */
  @property({type: Boolean}) guided = false;

  constructor() {
    super();
    new ChosenInViewController(this, 'nearest');
  }

  protected override render() {
    return choiceRow({
      label: say('dream.strip'),
      choices: DREAMS.filter(({id}) => id !== GUIDED_DREAM || this.guided).map(({id}) => {
        const {title, line} = dreamWords(id);
        return {id, hint: line, face: html`${pictureOf(id)}<span>${title}</span>`};
      }),
      chosen: this.chosen,
      onClick: this.#onClick,
      onKeyDown: this.#onKeyDown,
    });
  }

  #onClick(event: Event): void {
    const dream = findDream(pickedIn(event) ?? '')?.id;
    if (dream !== undefined) emit<DreamAction>(this, 'dream-changed', {kind: 'dream-picked', dream});
  }

  #onKeyDown(event: KeyboardEvent): void {
    const by = stepIn(event);
    if (by !== null) emit<DreamAction>(this, 'dream-changed', {kind: 'dream-stepped', by});
  }
}

function pictureOf(id: DreamId) {
  const url = dreamThumbnail(id);
  return url === undefined ? nothing : html`<img src=${url} alt="" width="64" height="64" draggable="false" />`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pareidolia-dream-chooser': PareidoliaDreamChooser;
  }
}
