import {css} from 'lit';

/** A column of solid board beside the pictures; on a small screen below them. */
export const lensReadingsStyles = css`
  :host {
    position: relative;
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    background: var(--room);
    border-radius: 6px;
    pointer-events: auto;
  }

  .body {
    padding: 0.9em 1.1em 0;
    /* The line with the picture's age is below it, so that it covers nothing that scrolls. */
    margin-bottom: 1.6em;
    overflow: hidden auto;
    overscroll-behavior: contain;
    border-radius: 6px;
    scrollbar-color: var(--line) transparent;
  }

  /* The focus ring is inside: around an element that fills the board it would be cut off. */
  .body:focus-visible {
    outline-offset: -3px;
    box-shadow: none;
  }

  section,
  figure {
    margin: 0 0 1em;
  }

  section:last-child,
  figure:last-child {
    margin-bottom: 0;
  }

  p {
    margin: 0;
  }

  .age,
  .ends,
  .map,
  dt {
    color: var(--ink-quiet);
  }

  .question {
    margin-bottom: 0.8em;
    font: italic 400 1.05em / 1.3 var(--serif);
    color: var(--ink-quiet);
  }

  .answer:not(:empty) {
    margin: -0.4em 0 0.8em;
    font: italic 600 1.05em / 1.3 var(--serif);
  }

  .said {
    margin-bottom: 0.3em;
    font: italic 480 1.55em / 1.15 var(--serif);
  }

  ol {
    display: grid;
    gap: 0.35em;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .word {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: 0.8em;
  }

  .share {
    font-variant-numeric: tabular-nums;
  }

  .meter {
    grid-column: 1 / -1;
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--accent) var(--filled, 0%), var(--raised) var(--filled, 0%));
  }

  .looking,
  .age {
    position: absolute;
    pointer-events: none;
  }

  .looking {
    inset: 0 0 auto;
  }

  .age {
    right: 1.1em;
    bottom: 0.2em;
    font-size: 0.85em;
  }

  dl {
    display: grid;
    gap: 0.25em;
    margin: 0;
  }

  /* Each by itself: a long value leaves the other names their room. */
  .fact {
    display: grid;
    grid-template-columns: minmax(0, 1fr) fit-content(60%);
    column-gap: 1em;
  }

  dd {
    margin: 0;
    text-align: right;
    font-variant-numeric: tabular-nums;
    overflow-wrap: break-word;
  }

  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr));
    gap: 1em;
  }

  .ramp {
    height: 0.8em;
    margin: 0.3em 0;
    border-radius: 2px;
  }

  .cividis {
    background: linear-gradient(
      to right,
      #00224e,
      #123570,
      #3b496c,
      #575d6d,
      #707173,
      #8a8678,
      #a59c74,
      #c3b369,
      #e1cc55,
      #fee838
    );
  }

  .diverging {
    background: linear-gradient(
      to right,
      #2166ac,
      #4393c3,
      #92c5de,
      #d1e5f0,
      #f7f7f7,
      #fee0b6,
      #fdb863,
      #e08214,
      #b35806
    );
  }

  .ends {
    display: flex;
    justify-content: space-between;
    gap: 0.8em;
  }

  /* Side by side as far as both fit on a line, so that no break parts a number from its sign. */
  .ends > :last-child {
    text-align: end;
  }

  .portrait {
    --side: 7em;

    display: flex;
    align-items: center;
    gap: 0.9em;
  }

  .sheet {
    flex: none;
    width: var(--side);
    height: var(--side);
    background-image: var(--sheet);
    background-size: calc(var(--side) * 16) auto;
    background-position: calc(var(--column) * var(--side) * -1) calc(var(--row) * var(--side) * -1);
    border-radius: 6px;
  }

  @media (forced-colors: active) {
    .meter,
    .ramp,
    .sheet {
      forced-color-adjust: none;
    }
  }
`;
