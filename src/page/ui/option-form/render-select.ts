import {html} from 'lit';

/** A list to choose from, as it is drawn. */
interface Select {
  readonly control: string;
  readonly name: string;
  readonly value: string;
  readonly choices: readonly {readonly value: string; readonly text: string}[];
  readonly onChange: (event: Event) => void;
}

/** A list to choose from, named. */
export function renderSelect({control, name, value, choices, onChange}: Select) {
  return html`<label class="bar field">
    <span class="name">${name}</span>
    <select data-control=${control} .value=${value} @change=${onChange}>
      ${choices.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.text}</option>`)}
    </select>
  </label>`;
}
