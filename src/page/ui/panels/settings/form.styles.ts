import {css} from 'lit';

/** Fields with 44-pixel targets. */
export const formStyles = css`
  fieldset {
    display: grid;
    gap: 0.4em;
    margin: 0 0 1.4em;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-bottom: 0.4em;
    color: var(--accent);
    font-weight: 500;
  }

  .field {
    display: grid;
    gap: 0.25em;
    margin-bottom: 0.5em;
  }

  .field span {
    color: var(--ink-quiet);
  }

  select {
    width: 100%;
    min-height: var(--target);
    padding: 0 0.8em;
    font: inherit;
    color: var(--ink);
    background: var(--raised);
    border: 1.5px solid var(--line);
    border-radius: 0.4em;
  }

  .choice {
    display: flex;
    align-items: center;
    gap: 0.8em;
    min-height: var(--target);
    cursor: pointer;
  }

  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    width: 1.35em;
    height: 1.35em;
    margin: 0;
    accent-color: var(--accent);
  }

  .quiet {
    color: var(--ink-quiet);
  }
`;
