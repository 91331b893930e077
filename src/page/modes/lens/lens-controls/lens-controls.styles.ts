import {css} from 'lit';

/** Solid bars, as for the painting; as many as there is room for side by side. */
export const lensControlsStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: calc(var(--gap) * 0.5);
    width: 30em;
    max-width: 100%;
  }

  .bar.actions {
    flex: none;
  }

  .explain .icon {
    display: none;
  }

  /* On a phone, icons replace the words. */
  @media (max-width: 480px), (max-height: 480px) {
    .explain {
      width: var(--target);
      padding: 0;
    }

    .explain .icon {
      display: inline-grid;
    }

    .painting .bar.field {
      padding-left: 0.3em;
    }

    .explain .words,
    .painting .name {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  /* Paintings have long names. On a phone they stand alone. */
  .painting {
    display: contents;
  }

  select[data-control='style'] {
    flex-basis: 18em;
    width: 18em;
  }

  /* A phone on its side: one row that scrolls sideways. */
  @media (max-height: 480px) and (orientation: landscape) {
    :host {
      flex-wrap: nowrap;
      justify-content: start;
      width: max-content;
      max-width: none;
    }
  }
`;
