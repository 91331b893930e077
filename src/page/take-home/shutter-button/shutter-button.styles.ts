import {css} from 'lit';

/** A ring of near-black and warm white with a disc inside. */
export const shutterButtonStyles = css`
  :host {
    display: block;
    width: var(--shutter);
    height: var(--shutter);
  }

  button {
    appearance: none;
    display: grid;
    place-items: center;
    width: 100%;
    height: 100%;
    padding: 0;
    background: var(--room);
    border: calc(var(--shutter) * 0.045) solid var(--ink);
    border-radius: 50%;
    box-shadow: 0 0 0 3px var(--room);
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition: transform var(--quick);
  }

  .disc {
    width: 78%;
    height: 78%;
    border-radius: 50%;
    background: var(--ink);
    transition:
      transform var(--quick),
      background-color var(--slow);
  }

  button:active .disc {
    transform: scale(0.92);
  }

  @media (hover: hover) {
    button:hover .disc {
      background: var(--accent);
    }
  }

  :host([breathing]) button {
    animation: breathe 1s ease-in-out infinite;
  }

  :host([breathing]) .disc {
    background: var(--accent);
  }

  @keyframes breathe {
    50% {
      transform: scale(1.07);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host([breathing]) button {
      animation: none;
    }

    button:active .disc {
      transform: none;
    }
  }

  @media (forced-colors: active) {
    .disc {
      forced-color-adjust: none;
      background: ButtonText;
    }
  }
`;
