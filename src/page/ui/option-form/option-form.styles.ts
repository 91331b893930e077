import {css} from 'lit';

/** A control over the picture: a solid bar, as wide as it needs to be. */
export const barStyles = css`
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

  /* Its name and its value take twelve of these. */
  .bar.slider {
    flex-basis: 17em;
    padding-right: 1.1em;
  }

  /* The field for files lies over the whole bar, unseen: it is tapped and focused. */
  .bar.picture {
    position: relative;
    justify-content: center;
    min-height: var(--target);
    padding: 0.2em 1.1em;
    border: 2px dashed var(--ink-quiet);
  }

  .bar.picture input {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }

  .bar.picture:focus-within {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
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

  input::placeholder {
    color: var(--ink-quiet);
    opacity: 1;
  }

  .bar button {
    flex: 1 0 auto;
  }

  .bar button.round {
    flex: none;
  }

  /* Held upright, every slider gets a row. */
  @media (max-width: 480px) {
    .bar.slider {
      flex-basis: 13em;
    }

    select,
    input:not([type='range']) {
      flex-basis: 6em;
      width: 6em;
    }

    /* Less would cut what is chosen: a bar without the room goes to a row of its own. */
    select {
      min-width: 8em;
    }
  }

  /* Wide rooms have the width for them: what grows is what is slid or filled in. */
  @media (min-width: 1000px) and (min-height: 481px) and (orientation: landscape) {
    .bar:not(.slider, .field) {
      flex-grow: 0;
    }
  }

  /* A phone on its side: one row that scrolls sideways. */
  @media (max-height: 480px) and (orientation: landscape) {
    .bar {
      flex: none;
    }

    .bar.slider {
      width: 14em;
    }
  }
`;

/** Rows in a panel, with 44-pixel targets. */
const rowStyles = css`
  :host(:not([bars])) {
    display: grid;
    gap: 0.4em;
  }

  :host(:not([bars])) .bar.field {
    display: grid;
    gap: 0.25em;
    margin-bottom: 0.5em;
    padding: 0;
    background: none;
    border-radius: 0;
  }

  :host(:not([bars])) select,
  :host(:not([bars])) .field input:not([type='range']) {
    width: 100%;
    padding: 0 0.8em;
    border: 1.5px solid var(--line);
    border-radius: 0.4em;
  }

  :host([nameless]) .name {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  [role='radiogroup'] {
    display: grid;
    gap: 0.25em;
  }

  .tick {
    display: flex;
    align-items: center;
    gap: 0.8em;
    min-height: var(--target);
    cursor: pointer;
  }

  .tick input:not([type='range']) {
    flex: none;
    width: 1.35em;
    min-height: 0;
    height: 1.35em;
    margin: 0;
    accent-color: var(--accent);
  }

  summary {
    line-height: var(--target);
    color: var(--ink-quiet);
    cursor: pointer;
  }
`;

/** Over the picture, what is behind the fold opens in a board that scrolls. */
const foldStyles = css`
  .bar.several {
    flex-wrap: wrap;
  }

  :host([bars]) details {
    flex: 1 1 auto;
    padding: 0.2em 0.3em;
    background: var(--room);
    border-radius: calc(var(--target) / 2 + 0.2em);
  }

  :host([bars]) summary {
    padding: 0 0.8em;
  }

  :host([bars]) details[open] {
    flex-basis: 100%;
  }

  :host([bars]) .fold {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--gap) * 0.5);
    max-height: min(46vh, 26em);
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-color: var(--line) transparent;
  }
`;

/** In bars, the host's own children are what the controls around it are beside. */
export const optionFormStyles = [
  barStyles,
  rowStyles,
  foldStyles,
  css`
    :host([bars]) {
      display: contents;
    }
  `,
];
