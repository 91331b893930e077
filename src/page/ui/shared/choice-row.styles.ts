import {css} from 'lit';

/** How the row lies and scrolls; how its buttons look is each element's own. */
export const choiceRowStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  .choices {
    display: flex;
    padding: 4px calc(var(--edge) + env(safe-area-inset-left));
    overflow-x: auto;
    overscroll-behavior: contain;
    scrollbar-width: none;
  }

  button {
    flex: none;
  }
`;
