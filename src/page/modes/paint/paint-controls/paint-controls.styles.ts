import {css} from 'lit';

/** The mix appears above the strength. */
export const paintControlsStyles = css`
  :host {
    gap: var(--gap);
  }

  .name {
    min-width: 4.4em;
  }

  @media (max-height: 480px) and (orientation: landscape) {
    :host {
      flex-direction: column-reverse;
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
