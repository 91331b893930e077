import {css} from 'lit';

/** The picture from edge to edge, the decision at its foot. */
export const shotReviewStyles = css`
  dialog {
    position: fixed;
    inset: 0;
    width: 100%;
    max-width: none;
    height: 100%;
    max-height: none;
    margin: 0;
    padding: 0;
    color: inherit;
    background: transparent;
    border: 0;
    overflow: hidden;
  }

  dialog::backdrop {
    background: transparent;
  }

  img {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
    background: var(--room);
    animation: appear 260ms ease-out;
  }

  .foot {
    position: absolute;
    inset: auto 0 0;
    display: flex;
    justify-content: center;
    padding: var(--edge);
    padding-bottom: calc(var(--edge) + env(safe-area-inset-bottom));
    pointer-events: none;
  }

  .card {
    display: grid;
    gap: 0.7em;
    justify-items: center;
    max-width: 100%;
    padding: 0.9em 1.1em;
    background: var(--room);
    border-radius: 0.4em;
    pointer-events: auto;
  }

  p {
    margin: 0;
    text-align: center;
    text-wrap: balance;
  }

  p:empty {
    display: none;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5em;
  }

  .primary {
    padding-inline: 1.6em;
  }

  .progress {
    width: min(20em, 70vw);
    height: 4px;
    background: var(--line);
    border-radius: 2px;
    overflow: hidden;
  }

  .progress::before {
    content: '';
    display: block;
    height: 100%;
    background: var(--accent);
    transform: scaleX(var(--share));
    transform-origin: left;
    transition: transform var(--quick);
  }

  /* A phone on its side: everything in one row, at the very edge. */
  @media (max-height: 480px) and (orientation: landscape) {
    .foot {
      padding: calc(var(--edge) * 0.6);
      padding-bottom: calc(var(--edge) * 0.6 + env(safe-area-inset-bottom));
    }

    .card {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      padding: 0.4em 0.6em;
    }
  }

  /* Small in both directions: the row scrolls sideways, and the picture is seen above it. */
  @media (max-width: 700px) and (max-height: 480px) and (orientation: landscape) {
    .foot {
      padding-inline: 0;
    }

    .card,
    .row {
      flex-wrap: nowrap;
    }

    .card {
      align-items: center;
      justify-content: safe center;
      overflow-x: auto;
      scrollbar-width: none;
    }

    .card > * {
      flex: none;
    }

    p {
      max-width: 60vw;
    }
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
