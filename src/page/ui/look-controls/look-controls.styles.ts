import {css} from 'lit';

/** Solid bars; the mix appears above the strength. */
export const lookControlsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--gap);
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
    min-width: 4.4em;
    color: var(--ink-quiet);
  }

  /* A phone on its side: three modes leave the width of a slider, and none for its name, which a screen reader has from the slider itself. */
  @media (max-height: 480px) and (orientation: landscape) {
    :host {
      flex-direction: column-reverse;
      width: auto;
    }

    .name {
      display: none;
    }
  }

  .mix {
    animation: appear 220ms ease-out;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  input:disabled {
    opacity: 0.4;
  }
`;
