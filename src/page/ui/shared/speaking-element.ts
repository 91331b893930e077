import {LitElement} from 'lit';

import {onLanguageChanged} from '../../../words/say.ts';

/** An element with words in it: it is drawn anew when the language changes. */
export abstract class SpeakingElement extends LitElement {
  #stopListening: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = onLanguageChanged(() => {
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    this.#stopListening = null;
  }
}
