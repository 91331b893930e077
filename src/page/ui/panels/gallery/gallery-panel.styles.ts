import {css} from 'lit';

/** A grid of small pictures. */
export const galleryPanelStyles = css`
  p {
    margin: 0 0 0.8em;
    text-wrap: pretty;
  }

  .quiet {
    color: var(--ink-quiet);
  }

  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(9em, 40%), 1fr));
    gap: var(--gap);
    margin: 0;
    padding: 6px;
    list-style: none;
  }

  .thumb {
    width: 100%;
    padding: 0;
    border-radius: var(--tile-radius);
    overflow: hidden;
    background: var(--raised);
    aspect-ratio: 4 / 3;
  }

  .thumb img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }

  .turning {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em;
    margin: 1em 0;
    font-variant-numeric: tabular-nums;
  }

  .turning p {
    margin: 0;
  }

  .all {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    margin-top: 1.5em;
  }

  .all p {
    flex-basis: 100%;
    margin: 0;
  }

  figure {
    margin: 0 0 1em;
  }

  figure img {
    display: block;
    width: 100%;
    max-height: 62vh;
    object-fit: contain;
    object-position: left;
  }

  figcaption {
    margin-top: 0.6em;
    font-variant-numeric: tabular-nums;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em;
  }

  .undo {
    display: flex;
    align-items: center;
    gap: 1em;
  }

  .empty {
    display: grid;
    gap: 0.2em;
    max-width: 28em;
    padding-top: 1em;
  }

  .frame {
    width: 8em;
    aspect-ratio: 4 / 3;
    margin-bottom: 1.2em;
    border: 2px solid var(--line);
    outline: 1px solid var(--line);
    outline-offset: -0.7em;
  }
`;
