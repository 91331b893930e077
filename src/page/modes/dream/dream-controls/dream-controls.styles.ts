import {css} from 'lit';

/** A line about holding still, the sliders, the buttons. */
export const dreamControlsStyles = css`
  :host {
    gap: calc(var(--gap) * 0.5);
  }

  .actions {
    padding-left: 0.3em;
  }

  .actions button:not(.round) {
    flex: 1 1 auto;
    padding-inline: 0.2em;
  }

  @media (max-height: 480px) and (orientation: landscape) {
    .bar {
      padding-inline: 0.3em;
    }

    .bar:not(.actions) {
      padding-left: 1.1em;
    }

    .actions {
      flex-wrap: wrap;
    }
  }

  .stillness {
    display: flex;
    align-items: center;
    gap: 0.8em;
    align-self: start;
    margin: 0;
    padding: 0.4em 1.1em;
    background: var(--room);
    border-radius: 6px;
  }

  @media (max-width: 700px) and (max-height: 480px) {
    .actions {
      flex-wrap: nowrap;
    }

    /* Where the row is longer than the screen, what is used comes before what is read. */
    .stillness {
      order: 1;
      align-self: center;
      white-space: nowrap;
    }
  }

  .meter {
    flex: none;
    width: 3.5em;
    height: 3px;
    background: linear-gradient(to right, var(--accent) var(--filled, 0%), var(--line) var(--filled, 0%));
  }
`;
