/** The control of one option: one way to draw for each kind. */
import {html, nothing, type TemplateResult} from 'lit';

import type {OptionKind, OptionOf, OptionSpec} from '../../../catalogue/option.ts';
import {sliderOf} from '../../../catalogue/slider.ts';
import {shortLayer} from '../../../protocol/layers.ts';
import type {CameraChoice} from '../../ports.ts';
import {say, sayClassWord} from '../../../words/say.ts';
import {cssProperties} from '../shared/css-properties.ts';
import {icon} from '../shared/icon.ts';
import {roundButton} from '../shared/round-button.ts';
import {sayChoice} from './say-choice.ts';
import {numberText} from './number-text.ts';
import {renderSelect} from './render-select.ts';

/** What can be listed to choose from. */
export interface Known {
  readonly layers: readonly string[];
  readonly words: readonly string[];
  readonly devices: readonly CameraChoice[];
}

/** An option as it is drawn. Its control carries `data-control` with its name. */
interface Drawn<Spec extends OptionSpec> {
  readonly name: string;
  readonly spec: Spec;
  readonly value: Spec['initial'];
  /** Hears the control's events; `valueOfControl` reads what they say. */
  readonly onChange: (event: Event) => void;
  readonly known: Known;
  readonly isBar: boolean;
}

type Control = TemplateResult | typeof nothing;

const CONTROLS: {readonly [Kind in OptionKind]: (drawn: Drawn<OptionOf<Kind>>) => Control} = {
  range: renderSlider,
  choice: renderChoice,
  several: renderSeveral,
  press: renderPress,
  picture: renderPicture,
  switch: renderSwitch,
  layer: renderLayer,
  unit: renderUnit,
  'class-word': renderClassWord,
  place: renderPlace,
  text: renderText,
  secret: renderText,
  device: renderDevice,
  turn: () => nothing,
};

/** The control, or nothing for an option that is changed in the picture alone. */
export function optionControl(drawn: Drawn<OptionSpec>): Control {
  // Each kind is looked up by itself, so it fits its row; types cannot say so.
  return (CONTROLS[drawn.spec.kind] as (drawn: Drawn<OptionSpec>) => Control)(drawn);
}

function renderSlider({name, spec, value, onChange}: Drawn<OptionOf<'range'>>) {
  const {min, max, step, position, filled} = sliderOf(spec, value);
  const text = numberText(spec, value);
  return html`<label class="bar field slider">
    <span class="name">${say(`${spec.words}.name`)}</span>
    <input
      type="range"
      data-control=${name}
      min=${min}
      max=${max}
      step=${step}
      aria-label=${say(`${spec.words}.label`)}
      aria-valuetext=${text}
      .value=${String(position)}
      ${cssProperties({'--filled': `${(filled * 100).toFixed(1)}%`})}
      @input=${onChange}
    />
    <span class="value" aria-hidden="true" translate="no">${text}</span>
  </label>`;
}

function renderChoice(drawn: Drawn<OptionOf<'choice'>>) {
  const {name, spec, value, onChange, isBar} = drawn;
  const label = say(`${spec.words}.name`);
  if (spec.isOpen !== true) {
    return renderSelect({
      ...{control: name, name: label, value: String(value), onChange},
      choices: spec.values.map((each) => ({value: String(each), text: sayChoice(spec, each)})),
    });
  }
  return isBar
    ? html`<div class="bar" role="group" aria-label=${label}>
        ${spec.values.map((each) => renderChoiceButton(drawn, each))}
      </div>`
    : html`<div role="radiogroup" aria-label=${label}>${spec.values.map((each) => renderRadio(drawn, each))}</div>`;
}

function renderChoiceButton({name, spec, value, onChange}: Drawn<OptionOf<'choice'>>, each: string | number) {
  return html`<button
    type="button"
    data-control=${name}
    value=${each}
    aria-pressed=${each === value ? 'true' : 'false'}
    @click=${onChange}
  >
    ${sayChoice(spec, each)}
  </button>`;
}

/** Buttons that stay pressed; in a panel they stand in a bar, too. */
function renderSeveral({name, spec, value, onChange}: Drawn<OptionOf<'several'>>) {
  return html`<div class="bar several" role="group" aria-label=${say(`${spec.words}.name`)}>
    ${spec.values.map(
      (each) =>
        html`<button
          type="button"
          data-control=${name}
          value=${each}
          aria-pressed=${value.includes(each) ? 'true' : 'false'}
          @click=${onChange}
        >
          ${sayChoice(spec, each)}
        </button>`,
    )}
  </div>`;
}

function renderPress({name, spec, onChange}: Drawn<OptionOf<'press'>>) {
  return html`<div class="bar">
    <button type="button" data-control=${name} title=${say(`${spec.words}.label`)} @click=${onChange}>
      ${say(`${spec.words}.name`)}
    </button>
  </div>`;
}

/** A field that a picture is dropped on; a tap or a key on it asks the device for one. */
function renderPicture({name, spec, onChange}: Drawn<OptionOf<'picture'>>) {
  return html`<label class="bar picture" data-control=${name} @dragover=${mayDrop} @drop=${onChange}>
    <span>${say(`${spec.words}.name`)}</span>
    <input
      type="file"
      accept="image/*"
      data-control=${name}
      aria-label=${say(`${spec.words}.label`)}
      title=${say(`${spec.words}.label`)}
      @change=${onChange}
    />
  </label>`;
}

/** Files may be dropped here: what is not said to be so is refused. */
function mayDrop(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
}

function renderRadio({name, spec, value, onChange}: Drawn<OptionOf<'choice'>>, each: string | number) {
  return html`<label class="tick">
    <input
      type="radio"
      name=${name}
      data-control=${name}
      value=${each}
      .checked=${each === value}
      @change=${onChange}
    />
    <span>${sayChoice(spec, each)}</span>
  </label>`;
}

function renderSwitch({name, spec, value, onChange, isBar}: Drawn<OptionOf<'switch'>>) {
  return isBar
    ? html`<div class="bar">
        <button
          type="button"
          data-control=${name}
          aria-pressed=${value ? 'true' : 'false'}
          title=${say(`${spec.words}.label`)}
          @click=${onChange}
        >
          ${say(`${spec.words}.name`)}
        </button>
      </div>`
    : html`<label class="tick">
        <input type="checkbox" data-control=${name} .checked=${value} @change=${onChange} />
        <span>${say(`${spec.words}.label`)}</span>
      </label>`;
}

function renderText({name, spec, value, onChange}: Drawn<OptionOf<'text'> | OptionOf<'secret'>>) {
  return html`<label class="bar field">
    <span class="name">${say(`${spec.words}.name`)}</span>
    <input
      type=${spec.kind === 'secret' ? 'password' : 'text'}
      data-control=${name}
      autocomplete="off"
      maxlength=${spec.maxLength}
      .value=${value}
      @change=${onChange}
    />
  </label>`;
}

/** A device is gone for the list while it is unplugged; what was chosen stays chosen. */
function renderDevice({name, spec, value, onChange, known}: Drawn<OptionOf<'device'>>) {
  return renderSelect({
    ...{control: name, name: say(`${spec.words}.name`), value: value ?? '', onChange},
    choices: [
      {value: '', text: say(`${spec.words}.none`)},
      ...known.devices.map(({deviceId, label}, index) => ({
        value: deviceId,
        text: label === '' ? say(spec.numbered, {n: index + 1}) : label,
      })),
    ],
  });
}

/** Before the network is open, only the layer that is asked for can be listed. */
function renderLayer({name, spec, value, onChange, known: {layers}}: Drawn<OptionOf<'layer'>>) {
  const listed = value === null || layers.includes(value) ? layers : [...layers, value];
  return renderSelect({
    control: name,
    name: say(`${spec.words}.name`),
    value: value ?? '',
    choices: [
      {value: '', text: say(`${spec.words}.none`)},
      ...listed.map((layer) => ({value: layer, text: shortLayer(layer)})),
    ],
    onChange,
  });
}

/**
 * Units are chosen by a tap in the picture. This shows the number of the chosen one, and a button
 * to leave it.
 */
function renderUnit({name, spec, value, onChange}: Drawn<OptionOf<'unit'>>) {
  return html`<div class="bar field">
    <label for="unit" class="name">${say(`${spec.words}.name`)}</label>
    <input
      id="unit"
      type="number"
      data-control=${name}
      min="0"
      step="1"
      inputmode="numeric"
      placeholder=${say(`${spec.words}.none`)}
      .value=${value === null ? '' : String(value)}
      @change=${onChange}
    />
    ${
      value === null
        ? nothing
        : roundButton({icon: 'undo', label: say(`${spec.words}.back`), control: name, onClick: onChange})
    }
  </div>`;
}

function renderClassWord({name, spec, value, onChange, known: {words}}: Drawn<OptionOf<'class-word'>>) {
  return html`<label class="bar field">
    <span class="name">${say(`${spec.words}.name`)}</span>
    <input
      type="text"
      data-control=${name}
      list="words"
      aria-label=${say(`${spec.words}.label`)}
      placeholder=${say(`${spec.words}.placeholder`)}
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      enterkeyhint="go"
      maxlength="40"
      .value=${value === null ? '' : sayClassWord(value)}
      @change=${onChange}
    />
    <datalist id="words">${words.map((word) => html`<option value=${sayClassWord(word)}></option>`)}</datalist>
  </label>`;
}

/** A place is chosen in the picture; here it is given up. */
function renderPlace({name, spec, value, onChange}: Drawn<OptionOf<'place'>>) {
  if (value === null) return nothing;
  return html`<div class="bar">
    <button type="button" data-control=${name} @click=${onChange}>${icon('undo')} ${say(`${spec.words}.lift`)}</button>
  </div>`;
}
