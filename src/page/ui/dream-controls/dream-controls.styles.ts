import {css} from 'lit';

/** Solid bars, as for the painting. */
export const dreamControlsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: calc(var(--gap) * 0.5);
    width: 28em;
    max-width: 100%;
  }

  .bar {
    display: flex;
    align-items: center;
    gap: 0.25em;
    padding: 0.2em 0.3em 0.2em 1.1em;
    background: var(--room);
    border-radius: calc(var(--target) / 2 + 0.2em);
  }

  .deeds {
    padding-left: 0.3em;
  }

  .slider {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 0.8em;
    min-width: 0;
    min-height: var(--target);
    padding-right: 0.6em;
  }

  .name {
    color: var(--ink-quiet);
  }

  input {
    min-width: 0;
  }

  .deeds button:not(.round) {
    flex: 1 1 auto;
    padding-inline: 0.2em;
  }

  /* A phone on its side: as with the painting, the sliders need the width more than their names do. */
  @media (max-height: 480px) and (orientation: landscape) {
    :host {
      width: auto;
    }

    .name {
      display: none;
    }

    .bar {
      padding-inline: 0.3em;
    }

    .bar:not(.deeds) {
      padding-left: 1.1em;
    }

    .deeds {
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

  .meter {
    flex: none;
    width: 3.5em;
    height: 3px;
    background: linear-gradient(to right, var(--accent) var(--filled, 0%), var(--line) var(--filled, 0%));
  }
`;
