/**
 * One row of choices that scrolls sideways: a group of radio buttons, and one stop for the
 * keyboard.
 */
import {html, nothing, type TemplateResult} from 'lit';

/** One of them. */
export interface Choice {
  readonly id: string;
  /** The tooltip. */
  readonly hint: string;
  readonly face: TemplateResult | string;
}

/**
 * A row, as an element draws it. Lit calls the methods on that element; `pickedIn` and `stepIn`
 * read their events.
 */
export interface ChoiceRow {
  /** The row's name for screen readers. */
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
  /** Each carries its place, from 1: the digit that picks it. */
  readonly isNumbered?: boolean;
  readonly onClick: (event: Event) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Goes with `choiceRowStyles`. */
export function choiceRow({label, choices, chosen, isNumbered = false, onClick, onKeyDown}: ChoiceRow): TemplateResult {
  const reachable = Math.max(
    0,
    choices.findIndex(({id}) => id === chosen),
  );
  return html`
    <div class="choices" role="radiogroup" aria-label=${label} @wheel=${scrollSideways}>
      ${choices.map(
        ({id, hint, face}, index) => html`
          <button
            type="button"
            role="radio"
            data-choice=${id}
            data-digit=${isNumbered ? index + 1 : nothing}
            title=${hint}
            aria-checked=${id === chosen ? 'true' : 'false'}
            tabindex=${index === reachable ? 0 : -1}
            @click=${onClick}
            @keydown=${onKeyDown}
          >
            ${face}
          </button>
        `,
      )}
    </div>
  `;
}

/** The choice whose button this event is of. */
export function pickedIn(event: Event): string | undefined {
  return (event.currentTarget as HTMLElement).dataset['choice'];
}

/**
 * Which neighbour a key chooses, or null. A key that was used here does not reach the mirror's
 * shortcuts.
 */
export function stepIn(event: KeyboardEvent): 1 | -1 | null {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
  if (by === null || event.ctrlKey || event.metaKey || event.altKey) return null;
  event.preventDefault();
  event.stopPropagation();
  return by;
}

/** The wheel of a mouse scrolls the row sideways. */
export function scrollSideways(event: WheelEvent): void {
  if (event.deltaX === 0) (event.currentTarget as Element).scrollLeft += event.deltaY;
}
