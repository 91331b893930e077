/**
 * Styles that every element shares: how controls look. Colours and sizes come from page.css as
 * inherited custom properties.
 */
import {css} from 'lit';

/** Box model, focus ring, and texts for screen readers only. */
export const baseStyles = css`
  :host {
    box-sizing: border-box;
    font: 400 var(--text) / 1.35 var(--sans);
    color: var(--ink);
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :focus {
    outline: none;
  }

  /* Two rings: one of them stands out on any picture. */
  :focus-visible {
    outline: 3px solid var(--ink);
    outline-offset: 2px;
    box-shadow: 0 0 0 8px var(--room);
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }

  .icon {
    display: inline-grid;
    place-items: center;
    flex: none;
  }

  .icon svg {
    width: 1.5em;
    height: 1.5em;
    stroke-width: 2px;
  }
`;

/** Buttons: round with an icon, or with words. */
export const buttonStyles = css`
  button {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-width: var(--target);
    min-height: var(--target);
    margin: 0;
    padding: 0 1em;
    font: inherit;
    font-weight: 500;
    color: var(--ink);
    background: var(--room);
    border: 1.5px solid transparent;
    border-radius: calc(var(--target) / 2);
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition:
      background-color var(--quick),
      border-color var(--quick),
      color var(--quick);
  }

  button.round {
    width: var(--target);
    padding: 0;
  }

  @media (hover: hover) {
    button:hover {
      background: var(--raised);
    }
  }

  button:active {
    background: var(--raised);
  }

  button[aria-pressed='true'] {
    color: var(--room);
    background: var(--accent);
  }

  button.outlined {
    border-color: var(--line);
  }

  button.primary {
    color: var(--room);
    background: var(--ink);
  }

  @media (hover: hover) {
    button.primary:hover {
      background: #fff;
    }
  }

  button:disabled {
    color: var(--ink-quiet);
    cursor: default;
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonBorder;
    }

    button[aria-pressed='true'] {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }
  }
`;

/** Sliders: a thin line with a thumb large enough for a finger. */
export const sliderStyles = css`
  input[type='range'] {
    appearance: none;
    flex: 1;
    width: 100%;
    min-width: 0;
    height: var(--target);
    margin: 0;
    background: transparent;
    cursor: pointer;
    /* Sideways strokes move the slider, all others scroll the page. */
    touch-action: pan-y;
  }

  input[type='range']:focus-visible {
    border-radius: 8px;
  }

  input[type='range']::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--accent) var(--filled, 0%), var(--line) var(--filled, 0%));
  }

  input[type='range']::-moz-range-track {
    height: 4px;
    border-radius: 2px;
    background: var(--line);
  }

  input[type='range']::-moz-range-progress {
    height: 4px;
    border-radius: 2px;
    background: var(--accent);
  }

  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    width: 1.3em;
    height: 1.3em;
    margin-top: calc(2px - 0.65em);
    border: 0;
    border-radius: 50%;
    background: var(--ink);
  }

  input[type='range']::-moz-range-thumb {
    width: 1.3em;
    height: 1.3em;
    border: 0;
    border-radius: 50%;
    background: var(--ink);
  }

  @media (forced-colors: active) {
    input[type='range'] {
      appearance: auto;
    }
  }
`;
