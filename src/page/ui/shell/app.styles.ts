import {css} from 'lit';

/** Everything hangs at the edges: the middle third of the picture belongs to faces. */
export const appStyles = css`
  :host {
    position: fixed;
    inset: 0;
    display: block;
    height: 100dvh;
    pointer-events: none;
  }

  .top,
  .notice,
  .foot {
    touch-action: var(--over-picture);
  }

  .fades {
    opacity: 1;
    transition:
      opacity var(--slow),
      visibility 0s;
  }

  .fades.is-away {
    opacity: 0;
    visibility: hidden;
    transition:
      opacity var(--slow),
      visibility 0s var(--slow-time);
  }

  .top {
    position: absolute;
    inset: 0 0 auto;
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    column-gap: calc(var(--gap) * 0.75);
    align-items: start;
    padding: calc(var(--edge) * 0.6) var(--edge) 0;
    padding-top: calc(var(--edge) * 0.6 + env(safe-area-inset-top));
  }

  .top pareidolia-mode-row {
    grid-column: 2;
    pointer-events: auto;
  }

  .tools {
    display: flex;
    justify-content: end;
    gap: calc(var(--gap) * 0.75);
  }

  .tools button {
    pointer-events: auto;
  }

  .notice {
    position: absolute;
    top: calc(var(--edge) * 0.9 + var(--target) + env(safe-area-inset-top));
    left: var(--edge);
    max-width: min(30em, 100% - 2 * var(--edge));
    z-index: 1;
    pointer-events: auto;
  }

  .foot {
    position: absolute;
    inset: auto 0 0;
    display: grid;
    grid-template:
      'label controls shutter' auto
      'strip strip strip' auto / minmax(0, 1fr) auto auto;
    column-gap: calc(var(--edge) * 0.75);
    align-items: end;
    padding-bottom: calc(var(--edge) * 0.6 + env(safe-area-inset-bottom));
  }

  /* A lens has the room between the row of modes and the bars. */
  .foot.is-lens {
    inset: 0;
    grid-template:
      'lens lens lens' minmax(0, 1fr)
      'label controls shutter' auto
      'strip strip strip' auto / minmax(0, 1fr) auto auto;
    padding-top: calc(var(--edge) * 0.6 + var(--target) + var(--gap) + env(safe-area-inset-top));
  }

  .lens {
    grid-area: lens;
    align-self: stretch;
    margin: 0 calc(var(--edge) + env(safe-area-inset-right)) var(--gap) calc(var(--edge) + env(safe-area-inset-left));
  }

  .label {
    grid-area: label;
    margin-left: calc(var(--edge) + env(safe-area-inset-left));
    pointer-events: auto;
  }

  .controls {
    grid-area: controls;
    padding-bottom: calc((var(--shutter) - var(--target)) / 2 - 0.2em);
  }

  .controls > * {
    pointer-events: auto;
  }

  .shutter {
    grid-area: shutter;
    margin-right: calc(var(--edge) + env(safe-area-inset-right));
    pointer-events: auto;
  }

  .strip {
    grid-area: strip;
    margin-top: calc(var(--gap) * 0.5);
    pointer-events: auto;
  }

  .is-away,
  .is-away * {
    pointer-events: none !important;
  }

  /* While the controls are hidden, the label is alone in its corner. */
  .label {
    transition:
      transform var(--slow),
      opacity var(--slow),
      visibility 0s;
  }

  .is-resting .label {
    transform: translateY(var(--rest-shift, 0));
  }

  .fresh {
    position: absolute;
    inset: auto 0 50%;
    margin: 0 auto;
    width: fit-content;
    max-width: calc(100% - 2 * var(--edge));
    padding: 0.6em 1.2em;
    font: 480 1.6em / 1.2 var(--serif);
    background: var(--room);
    pointer-events: none;
  }

  .drop {
    position: absolute;
    inset: 0;
    display: grid;
    align-items: end;
    justify-items: center;
    padding: var(--edge);
    pointer-events: none;
    border: 6px solid var(--accent);
  }

  .drop p {
    margin: 0;
    padding: 0.6em 1.2em;
    font: 480 1.6em / 1.2 var(--serif);
    background: var(--room);
  }

  /*
   * Wide rooms: what is read is one column beside the pictures, what is touched is below them, so
   * that they are as large as they can be.
   */
  @media (min-width: 1000px) and (min-height: 481px) and (orientation: landscape) {
    .foot.is-lens {
      grid-template:
        'area readings' minmax(0, 1fr)
        'area label' auto
        'controls shutter' auto
        'strip shutter' auto / minmax(0, 1fr) calc(min(20em, 31vw) + var(--edge) + env(safe-area-inset-right));
    }

    .is-lens .lens {
      grid-area: 1 / 1 / 3 / 3;
    }

    .is-lens .label {
      margin: var(--gap) calc(var(--edge) + env(safe-area-inset-right)) var(--gap) 0;
    }

    /* It stays below the readings, which stay, too. */
    .is-lens.is-resting .label {
      transform: none;
    }

    .is-lens .controls {
      padding: 0 0 0 calc(var(--edge) + env(safe-area-inset-left));
    }

    .is-lens .controls pareidolia-lens-controls {
      justify-content: center;
      width: 100%;
    }

    .is-lens .shutter {
      justify-self: center;
      align-self: center;
      margin-left: 0;
    }
  }

  /* Tall rooms and phones: the same things, stacked, within reach of one thumb. */
  @media (orientation: portrait), (max-width: 700px) and (min-height: 481px) {
    .foot {
      grid-template:
        'label shutter' auto
        'controls controls' auto
        'strip strip' auto / minmax(0, 1fr) auto;
      row-gap: var(--gap);
    }

    .controls {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      justify-items: stretch;
      padding: 0 calc(var(--edge) + env(safe-area-inset-right)) 0 calc(var(--edge) + env(safe-area-inset-left));
    }

    .foot.is-lens {
      grid-template:
        'lens lens' minmax(0, 1fr)
        'label shutter' auto
        'controls controls' auto
        'strip strip' auto / minmax(0, 1fr) auto;
    }

    .lens {
      margin-bottom: 0;
    }

    .controls pareidolia-paint-controls,
    .controls pareidolia-dream-controls,
    .controls pareidolia-lens-controls {
      width: 100%;
    }

    .strip {
      margin-top: 0;
    }
  }

  /*
   * A phone held upright: a lens's name is on its tile, and its label comes when the controls rest.
   * The height is the pictures'.
   */
  @media (max-width: 480px) and (min-height: 481px) {
    .foot.is-lens {
      grid-template:
        'lens lens' minmax(0, 1fr)
        'controls shutter' auto
        'strip strip' auto / minmax(0, 1fr) auto;
    }

    .is-lens:not(.is-resting) .label {
      visibility: hidden;
    }

    .is-lens .label {
      position: absolute;
      bottom: var(--edge);
    }

    .is-lens .controls {
      padding-right: 0;
    }
  }

  /* Three modes and three tools side by side: the modes give up the middle. */
  @media (max-width: 480px) {
    .top {
      grid-template-columns: auto auto;
      column-gap: 0.25em;
      justify-content: end;
    }

    .top pareidolia-mode-row {
      grid-column: 1;
    }

    .tools {
      gap: 0;
    }
  }

  /** A phone on its side is wide and low: the bars are in the corner that the tools leave free. */
  @media (max-height: 480px) and (orientation: landscape) {
    .foot {
      inset: 0;
      grid-template:
        'label shutter' auto
        'strip strip' auto / minmax(0, 1fr) auto;
      align-content: end;
      padding-bottom: env(safe-area-inset-bottom);
    }

    .foot.is-lens {
      grid-template:
        'lens lens lens' minmax(0, 1fr)
        'label controls shutter' auto
        'strip strip strip' auto / auto minmax(0, 1fr) auto;
      row-gap: 0;
    }

    .label {
      max-width: calc(100vw / 3 - var(--edge));
    }

    .controls {
      position: absolute;
      top: calc(var(--edge) * 0.6 + env(safe-area-inset-top));
      left: calc(var(--edge) + env(safe-area-inset-left));
      /* As far as the modes in the middle of the same row. */
      width: calc(50vw - var(--edge) - 11em);
      padding: 0;
    }

    /* A lens's controls are one row that scrolls sideways, beside its name. */
    .is-lens .controls {
      position: static;
      width: auto;
      min-width: 0;
      overflow-x: auto;
      scrollbar-width: none;
    }

    /**
     * Three rows of controls are higher than a third of the room: they keep to the left third of
     * it.
     */
    .controls pareidolia-dream-controls {
      display: flex;
      max-width: calc(100vw / 3 - var(--edge) - env(safe-area-inset-left));
    }

    .notice {
      left: auto;
      right: var(--edge);
      /* Leaves the middle to the wipe's knob. */
      max-width: calc(50vw - var(--edge) - 3em);
    }
  }

  /* Small in both directions: rows that do not fit scroll sideways. */
  @media (max-width: 700px) and (max-height: 480px) {
    .top {
      display: flex;
      justify-content: safe end;
      /* Focus rings have room below. */
      padding-bottom: 10px;
      overflow-x: auto;
      scrollbar-width: none;
    }

    .tools {
      flex: none;
    }

    .foot,
    .foot.is-lens {
      grid-template:
        'lens lens' minmax(0, 1fr)
        'label label' auto
        'controls shutter' auto
        'strip strip' auto / minmax(0, 1fr) auto;
      inset: 0;
      row-gap: 0;
    }

    .controls,
    .is-lens .controls {
      position: static;
      display: flex;
      align-items: center;
      width: auto;
      padding: 4px;
      padding-left: calc(var(--edge) + env(safe-area-inset-left));
      overflow-x: auto;
      scrollbar-width: none;
    }

    .foot .controls > * {
      flex: none;
      flex-flow: row nowrap;
      width: auto;
      max-width: none;
    }

    .strip {
      margin-top: 0;
    }

    .is-noticed,
    .is-lens:not(.is-resting) .label {
      visibility: hidden;
    }

    .is-lens .label {
      position: absolute;
      bottom: var(--edge);
    }

    .notice {
      /* Beside the label, where there is one beside it. */
      max-width: min(100vw - 2 * var(--edge), max(300px, 200vw / 3 - var(--edge)));
    }
  }

  /* Nothing but the controls, and the picture behind them. */
  @media (max-width: 700px) and (max-height: 300px) {
    .foot:not(.is-resting) .label {
      visibility: hidden;
    }

    .label {
      position: absolute;
      bottom: var(--edge);
    }

    .notice {
      max-width: none;
      left: var(--edge);
    }

    .foot.is-lens {
      grid-template:
        'lens lens lens' minmax(0, 1fr)
        'controls strip shutter' auto / minmax(0, 1fr) minmax(0, 1.4fr) auto;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .label {
      transition:
        opacity var(--slow),
        visibility 0s;
    }
  }
`;
