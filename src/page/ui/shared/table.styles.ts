import {css} from 'lit';

/** Text and tables in panels. */
export const tableStyles = css`
  h3 {
    margin: 1.8em 0 0.5em;
    color: var(--accent);
    font: 500 1em / 1.3 var(--sans);
  }

  p {
    margin: 0 0 0.8em;
    max-width: 38em;
    text-wrap: pretty;
  }

  .lead {
    font: 400 1.2em / 1.35 var(--serif);
  }

  .quiet {
    color: var(--ink-quiet);
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  th {
    color: var(--ink-quiet);
    font-weight: 400;
    text-align: left;
  }

  th,
  td {
    padding: 0.4em 0.8em 0.4em 0;
    vertical-align: top;
    border-bottom: 1px solid var(--line);
    overflow-wrap: anywhere;
  }

  th:last-child,
  td:last-child {
    padding-right: 0;
  }

  code {
    font: inherit;
    font-weight: 500;
    white-space: nowrap;
  }
`;
