import {css} from 'lit';

/** Two rows of names: the chapters, and below them the lenses of the one that is open. */
export const lensChooserStyles = css`
  .choices {
    justify-content: safe center;
  }

  .choices + .choices {
    padding-top: 0;
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

  button:only-child {
    border-radius: calc(var(--target) / 2);
  }

  .choices:first-child button {
    font: 480 1.1em / 1.2 var(--serif);
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

  /* The digits are for keyboards, and not read out. */
  @media (hover: hover) {
    button::before {
      content: attr(data-digit);
      content: attr(data-digit) / '';
      font: 400 0.8em / 1 var(--sans);
      color: var(--ink-quiet);
    }
  }

  /* Low screens: one row that scrolls, chapters first. */
  @media (max-height: 480px) {
    :host {
      display: flex;
      overflow-x: auto;
      overscroll-behavior: contain;
      scrollbar-width: none;
    }

    .choices {
      flex: none;
      overflow: visible;
    }

    .choices + .choices {
      padding-top: 4px;
      padding-left: 0;
    }
  }
`;
