import {css} from 'lit';

/** The pictures' area is transparent: the compositor draws there. */
export const lensViewStyles = css`
  :host {
    display: grid;
    grid-template: 'area readings' minmax(0, 1fr) / minmax(0, 1fr) auto;
    gap: var(--gap) calc(var(--edge) * 0.75);
    min-width: 0;
    min-height: 0;
  }

  .area {
    grid-area: area;
    position: relative;
    min-width: 0;
    min-height: 0;
    pointer-events: auto;
    touch-action: pan-y;
  }

  /* It takes its room before there are readings, so that the pictures beside it do not jump. */
  pareidolia-lens-readings {
    grid-area: readings;
    align-self: center;
    width: min(21em, 34vw);
    max-height: 100%;
  }

  .plate,
  .caption {
    position: absolute;
    left: var(--x);
    width: var(--w);
  }

  .plate {
    top: var(--y);
    height: var(--h);
    min-width: 0;
    min-height: 0;
    padding: 0;
    background: transparent;
    border: 0;
    border-radius: 2px;
  }

  button.plate:hover {
    background: transparent;
    box-shadow: 0 0 0 2px var(--ink);
  }

  button.plate[aria-pressed='true'] {
    background: transparent;
    box-shadow:
      0 0 0 2px var(--room),
      0 0 0 4px var(--accent);
  }

  button.plate:focus-visible {
    z-index: 1;
    outline-offset: 1px;
    box-shadow: 0 0 0 6px var(--room);
  }

  /* No animation: mark and bubble follow the finger directly. */
  button.plate.is-under-finger {
    z-index: 1;
    background: transparent;
    box-shadow:
      0 0 0 3px var(--ink),
      0 0 0 6px var(--room);
  }

  .bubble {
    position: absolute;
    z-index: 2;
    top: var(--y);
    left: var(--x);
    display: grid;
    place-items: center;
    width: var(--w);
    height: var(--h);
    margin: 0;
    color: var(--room);
    /* As large as the bubble, which is placed by its size. */
    font-size: 20px;
    font-weight: 600;
    white-space: nowrap;
    background: var(--ink);
    border: 1px solid transparent;
    border-radius: 10px;
    pointer-events: none;
  }

  .drag,
  .turn {
    cursor: grab;
    touch-action: none;
  }

  .turn {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    background: transparent;
    border-radius: 2px;
  }

  .turn:hover,
  .turn:active {
    background: transparent;
  }

  .caption {
    top: calc(var(--y) + var(--h));
    height: var(--c);
    margin: 0;
    padding: 0;
    overflow: hidden;
    color: var(--ink);
    /* As captions.ts measures them; smaller digits on small maps. */
    font-size: clamp(10px, var(--w) * 0.45, var(--c) * 0.68);
    line-height: var(--c);
    text-align: center;
    text-overflow: ellipsis;
    text-shadow: 0 0 3px var(--room);
    white-space: nowrap;
  }

  .caption.is-long {
    font-size: calc(var(--c) * 0.45);
    line-height: calc(var(--c) / 2);
    white-space: normal;
    text-wrap: balance;
  }

  .waiting {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    margin: 0;
  }

  .waiting span {
    padding: 0.5em 1.1em;
    background: var(--room);
    border-radius: 6px;
  }

  /* Wide rooms: the pictures have the height of the readings and of the label below those. */
  @media (min-width: 1000px) and (min-height: 481px) and (orientation: landscape) {
    :host {
      grid-template: subgrid / subgrid;
      row-gap: 0;
    }

    .area {
      grid-area: 1 / 1 / -1 / 2;
    }

    pareidolia-lens-readings {
      grid-area: 1 / 2;
      width: auto;
    }
  }

  /* Tall rooms and phones: the readings hang below the pictures. */
  @media (orientation: portrait), (max-width: 700px) and (min-height: 481px) {
    :host {
      grid-template: 'area' minmax(0, 1fr) 'readings' auto / minmax(0, 1fr);
    }

    pareidolia-lens-readings {
      width: 100%;
      max-height: 26vh;
    }
  }

  @media (max-width: 480px) and (min-height: 481px) {
    pareidolia-lens-readings {
      max-height: 22vh;
    }
  }
`;
