import {css} from 'lit';

/** A second, larger label: an invitation has a title, a failure only its sentence. */
export const noticeStyles = css`
  :host {
    display: block;
    max-width: min(100%, 30em);
  }

  .card {
    display: none;
    gap: 0.9em;
    padding: 0.9em 1.1em;
    background: var(--room);
    border-left: 3px solid var(--accent);
    animation: appear 260ms ease-out;
  }

  .card.is-shown {
    display: grid;
  }

  p {
    margin: 0;
    text-wrap: pretty;
  }

  .title {
    margin-bottom: 0.25em;
    font: 480 1.8em / 1.1 var(--serif);
  }

  .actions {
    display: flex;
    gap: 0.5em;
    align-items: center;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @media (max-height: 480px) {
    .card.is-shown {
      grid-template-columns: 1fr auto;
      align-items: center;
    }

    .title {
      font-size: 1.3em;
    }
  }

  /* Small in both directions: between the modes and the controls; a long sentence scrolls. */
  @media (max-width: 700px) and (max-height: 480px) {
    .card.is-shown {
      max-height: calc(100dvh - var(--target) - var(--shutter) - var(--tile) - 2 * var(--edge));
      padding: 0.4em 0.7em;
      overflow-y: auto;
    }
  }
`;
