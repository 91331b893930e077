import {css} from 'lit';

/** The mirror goes on beside the panel, undimmed. */
export const sidePanelStyles = css`
  dialog {
    position: fixed;
    inset: 0 0 0 auto;
    width: min(100%, 27em);
    max-width: none;
    height: 100%;
    max-height: none;
    margin: 0;
    padding: 0;
    color: inherit;
    background: var(--room);
    border: 0;
    overflow: hidden;
    /**
     * The shell lets touches through; inherited, that would make everything in a panel untouchable.
     */
    pointer-events: auto;
  }

  dialog[open] {
    animation: slide 240ms ease-out;
  }

  :host([wide]) dialog {
    width: min(100%, 38em);
  }

  dialog::backdrop {
    background: transparent;
  }

  .sheet {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    height: 100%;
    padding-top: env(safe-area-inset-top);
  }

  header {
    display: flex;
    align-items: center;
    gap: 0.5em;
    padding: calc(var(--edge) * 0.6) calc(var(--edge) * 0.7) calc(var(--edge) * 0.4) var(--edge);
  }

  h2 {
    flex: 1;
    margin: 0;
    font: 480 1.6em / 1.15 var(--serif);
  }

  @media (max-height: 300px) {
    h2 {
      font-size: 1.15em;
    }
  }

  .body {
    padding: 0 var(--edge) calc(var(--edge) + env(safe-area-inset-bottom));
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-color: var(--line) transparent;
    -webkit-user-select: text;
    user-select: text;
  }

  /* The focus ring is inside: around an element that fills the sheet it would be cut off. */
  .body:focus-visible {
    outline-offset: -3px;
    box-shadow: none;
  }

  @keyframes slide {
    from {
      opacity: 0;
      transform: translateX(2em);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    @keyframes slide {
      from {
        opacity: 0;
      }
    }
  }

  @media (forced-colors: active) {
    dialog {
      border-left: 1px solid CanvasText;
    }
  }
`;
