import {css} from 'lit';

/** 4:3 windows with nothing in them: the pictures shine through from the canvas. */
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
    padding: 10px var(--edge);
    overflow: auto hidden;
    overscroll-behavior: contain;
    scrollbar-width: none;
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
    outline: 0 solid var(--accent);
    outline-offset: 3px;
    box-shadow: 0 0 0 1.5px var(--room);
    cursor: pointer;
    transform: translateX(var(--offset));
    touch-action: pan-y;
    -webkit-tap-highlight-color: transparent;
    transition: outline-color var(--slow);
  }

  :host([scrolls]) .tile {
    touch-action: pan-x;
  }

  :host([scrolls]) .tile[aria-checked='true'] {
    touch-action: none;
  }

  .tile[aria-checked='true'] {
    outline-width: 3px;
    box-shadow: 0 0 0 3px var(--room);
  }

  .tile.is-mixed {
    outline: 3px dashed var(--accent-2);
    box-shadow: 0 0 0 3px var(--room);
  }

  .tile.is-dragged {
    z-index: 1;
    cursor: grabbing;
  }

  .tile:focus-visible {
    outline: 3px solid var(--ink);
    outline-offset: 3px;
    box-shadow:
      0 0 0 3px var(--room),
      0 0 0 9px var(--room);
  }

  .tile[aria-checked='true']:focus-visible {
    outline: 5px solid var(--ink);
  }

  @media (forced-colors: active) {
    .tile {
      border: 1px solid ButtonBorder;
    }

    .tile[aria-checked='true'] {
      outline-color: Highlight;
    }
  }
`;
