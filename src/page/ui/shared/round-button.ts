/** A round button whose face is an icon. */
import {html, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';

import {icon, type IconName} from './icon.ts';

/** What a round button shows, says and does. */
export interface RoundButton {
  readonly icon: IconName;
  /** What it does: the name for screen readers, and the tooltip. */
  readonly label: string;
  /** For toggle buttons: whether it is pressed. */
  readonly isPressed?: boolean;
  /** The option that it changes, as `data-control`. */
  readonly control?: string;
  /** A method of the element that draws the button: Lit calls it on that element. */
  readonly onClick: (event: Event) => void;
}

/** Goes with `buttonStyles`. */
export function roundButton({icon: face, label, isPressed, control, onClick}: RoundButton): TemplateResult {
  return html`
    <button
      type="button"
      class="round"
      data-control=${ifDefined(control)}
      aria-pressed=${ifDefined(isPressed === undefined ? undefined : isPressed ? 'true' : 'false')}
      aria-label=${label}
      title=${label}
      @click=${onClick}
    >
      ${icon(face)}
    </button>
  `;
}
