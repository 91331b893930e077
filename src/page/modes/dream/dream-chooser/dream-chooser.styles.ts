import {css} from 'lit';

/** One row of pictures with their names, from lines to words. */
export const dreamChooserStyles = css`
  .choices {
    gap: calc(var(--gap) * 0.75);
  }

  button {
    gap: 0.6em;
    align-items: center;
    padding-left: 0.4em;
    font: 480 1.1em / 1.2 var(--serif);
    background: var(--room);
    border-radius: 6px;
  }

  button:not(:has(img)) {
    padding-left: 1em;
  }

  img {
    width: 2.6em;
    height: 2.6em;
    border-radius: 4px;
  }

  button[aria-checked='true'] {
    box-shadow: inset 0 0 0 2px var(--accent);
  }
`;
