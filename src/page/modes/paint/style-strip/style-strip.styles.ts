import {css} from 'lit';

/** Transparent buttons, 4:3: the engine draws the pictures on the canvas behind them. */
export const styleStripStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  .tiles {
    position: relative;
    display: flex;
    gap: var(--gap);
    justify-content: safe center;
    /* Room for the focus rings, which would be cut off otherwise. */
    padding: 12px var(--edge);
    overflow: auto hidden;
    overscroll-behavior: contain;
    scrollbar-width: none;
  }

  @media (max-width: 700px) and (max-height: 480px) {
    .tiles {
      padding-block: 7px;
    }
  }

  .tiles::-webkit-scrollbar {
    display: none;
  }

  .tile {
    appearance: none;
    flex: 1 0 var(--tile);
    max-width: calc(var(--tile) * 1.3);
    aspect-ratio: 4 / 3;
    padding: 0;
    background: transparent;
    border: 0;
    border-radius: var(--tile-radius);
    box-shadow: 0 0 0 1.5px var(--room);
    cursor: pointer;
    transform: translateX(var(--offset));
    touch-action: pan-y;
    -webkit-tap-highlight-color: transparent;
    transition: box-shadow var(--quick);
  }

  :host([scrolls]) .tile {
    touch-action: pan-x;
  }

  :host([scrolls]) .tile[aria-checked='true'] {
    touch-action: none;
  }

  /* The accent between two dark lines, so that it is seen on any picture. */
  .tile[aria-checked='true'] {
    box-shadow:
      0 0 0 2px var(--room),
      0 0 0 5px var(--accent),
      0 0 0 7px var(--room);
  }

  .tile.is-mixed {
    box-shadow:
      0 0 0 2px var(--room),
      0 0 0 5px var(--accent-2),
      0 0 0 7px var(--room);
  }

  .tile.is-dragged {
    z-index: 1;
    cursor: grabbing;
  }

  .tile:focus-visible {
    outline: 3px solid var(--ink);
    outline-offset: 7px;
    box-shadow: 0 0 0 7px var(--room);
  }

  .tile[aria-checked='true']:focus-visible {
    box-shadow:
      0 0 0 2px var(--room),
      0 0 0 5px var(--accent),
      0 0 0 7px var(--room);
  }

  @media (forced-colors: active) {
    .tile {
      border: 1px solid ButtonBorder;
    }

    .tile[aria-checked='true'] {
      outline: 3px solid Highlight;
    }
  }
`;
