import {css} from 'lit';

/** Solid bars, as for the painting; as many as there is room for side by side. */
export const lensControlsStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: calc(var(--gap) * 0.5);
    width: 30em;
    max-width: 100%;
  }

  .bar {
    display: flex;
    flex: 1 1 auto;
    align-items: center;
    gap: 0.25em;
    min-width: 0;
    padding: 0.2em 0.3em;
    background: var(--room);
    border-radius: calc(var(--target) / 2 + 0.2em);
  }

  .bar.field {
    gap: 0.7em;
    padding-left: 1.1em;
  }

  .bar.slider {
    flex-basis: 12em;
    padding-right: 1.1em;
  }

  .bar.deeds {
    flex: none;
  }

  .explain .icon {
    display: none;
  }

  /* On a phone, icons replace the words. */
  @media (max-width: 480px), (max-height: 480px) {
    .explain {
      width: var(--target);
      padding: 0;
    }

    .explain .icon {
      display: inline-grid;
    }

    .explain .words {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  /* Held upright, every slider gets a row. */
  @media (max-width: 480px) {
    .bar.slider {
      flex-basis: 13em;
    }
  }

  .name {
    flex: none;
    color: var(--ink-quiet);
  }

  .value {
    flex: none;
    min-width: 3.6em;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }

  select,
  input:not([type='range']) {
    flex: 1 1 8.5em;
    min-width: 0;
    width: 8.5em;
    min-height: var(--target);
    padding: 0 0.9em;
    font: inherit;
    color: var(--ink);
    background: var(--raised);
    border: 0;
    border-radius: calc(var(--target) / 2);
  }

  input[type='number'] {
    flex-basis: 4.5em;
  }

  /* Paintings have long names. */
  select[data-control='style'] {
    flex-basis: 18em;
    width: 18em;
  }

  input::placeholder {
    color: var(--ink-quiet);
    opacity: 1;
  }

  button {
    flex: 1 0 auto;
  }

  button.round {
    flex: none;
  }

  /* A phone on its side: one row that scrolls sideways. */
  @media (max-height: 480px) and (orientation: landscape) {
    :host {
      flex-wrap: nowrap;
      justify-content: start;
      width: auto;
      overflow-x: auto;
      scrollbar-width: none;
    }

    .bar {
      flex: none;
    }

    .bar.slider {
      width: 14em;
    }
  }
`;
