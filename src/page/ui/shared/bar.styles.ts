import {css} from 'lit';

/** Solid bars, one above the other, with sliders and round buttons in them. */
export const barStyles = css`
  :host {
    display: flex;
    flex-direction: column;
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

  .slider {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 0.8em;
    min-width: 0;
    padding-right: 0.6em;
  }

  .name {
    color: var(--ink-quiet);
  }

  /**
   * A phone on its side: three modes leave the width of a slider, and none for its name, which a
   * screen reader has from the slider itself.
   */
  @media (max-height: 480px) and (orientation: landscape) {
    :host {
      width: auto;
    }

    .name {
      display: none;
    }
  }
`;
