import {css} from 'lit';

/** A nearly black card with a thin line in the painting's accent colour. */
export const wallLabelStyles = css`
  :host {
    display: block;
  }

  .sign {
    width: fit-content;
    max-width: min(100%, 36ch);
    padding: 0.8em 1.1em 0.9em 1em;
    background: var(--room);
    border-left: 3px solid var(--accent);
    transition: border-color var(--slow);
  }

  .words {
    transition: opacity var(--quick);
  }

  .words.is-fading {
    opacity: 0;
  }

  p {
    margin: 0;
    overflow-wrap: break-word;
  }

  .title {
    font: italic 480 1.55em / 1.12 var(--serif);
    letter-spacing: -0.005em;
    text-wrap: balance;
  }

  .painter {
    margin-top: 0.35em;
    font-weight: 500;
  }

  .year {
    font-variant-numeric: oldstyle-nums;
  }

  .line {
    margin-top: 0.25em;
    color: var(--ink-quiet);
    text-wrap: pretty;
  }

  .hint {
    margin-top: 0.6em;
    color: var(--accent);
  }

  /* A phone held upright: while the controls are shown, the height is left to the face. */
  @media (orientation: portrait) and (max-width: 480px) {
    :host([brief]) .line {
      display: none;
    }
  }

  /* A phone on its side: the height is left to the picture. */
  @media (max-height: 480px) {
    .sign {
      padding: 0.5em 0.8em 0.6em;
      max-width: 46ch;
    }

    .title {
      font-size: 1.3em;
    }

    .painter {
      margin-top: 0.1em;
    }

    .line {
      display: none;
    }
  }

  /* Small in both directions: below the row of modes there is room for few lines. */
  @media (max-width: 700px) and (max-height: 480px) {
    .sign {
      font-size: 0.85em;
    }
  }
`;
