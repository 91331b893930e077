import {css} from 'lit';

/** One row of solid labels, from lines to visions. */
export const dreamChooserStyles = css`
  :host {
    display: block;
  }

  .choices {
    display: flex;
    gap: calc(var(--gap) * 0.75);
    padding: 4px calc(var(--edge) + env(safe-area-inset-left));
    overflow-x: auto;
    scrollbar-width: none;
  }

  button {
    flex: none;
    font: 480 1.15em / 1.2 var(--serif);
    background: var(--room);
    border-radius: 6px;
  }

  button[aria-checked='true'] {
    box-shadow: inset 0 0 0 2px var(--accent);
  }
`;
