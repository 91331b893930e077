import {css} from 'lit';

/**
 * The whole line can be dragged; the knob shows where. It sits above the faces and below the
 * notices.
 */
export const wipeHandleStyles = css`
  :host {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }

  .grip {
    position: absolute;
    top: 0;
    bottom: 0;
    left: clamp(calc(var(--knob) / 2), var(--at), calc(100% - var(--knob) / 2));
    width: var(--knob);
    margin-left: calc(var(--knob) / -2);
    cursor: ew-resize;
    pointer-events: auto;
    touch-action: none;
    -webkit-tap-highlight-color: transparent;
    --knob: calc(var(--target) * 1.15);
  }

  .knob {
    position: absolute;
    top: calc(100% / 3 - var(--knob) - var(--gap));
    left: 0;
    display: grid;
    place-items: center;
    width: var(--knob);
    height: var(--knob);
    color: var(--room);
    background: var(--ink);
    border-radius: 50%;
    box-shadow: 0 0 0 2px var(--room);
  }

  /* Small in both directions: right below the row of modes. */
  @media (max-width: 700px) and (max-height: 480px) {
    .knob {
      top: calc(var(--edge) * 0.6 + var(--target) + 2px);
    }
  }

  .grip:focus-visible {
    outline: none;
    box-shadow: none;
  }

  .grip:focus-visible .knob {
    outline: 3px solid var(--ink);
    outline-offset: 4px;
    box-shadow: 0 0 0 4px var(--room);
  }
`;
