/** The form that draws any list of options, in a real browser. */
import {afterEach, describe, expect, test} from 'vitest';

import '../../../src/page/page.css';
import {choice, device, range, secret, text, toggle, classWord} from '../../../src/catalogue/make-option.ts';
import type {OptionTable, OptionValues} from '../../../src/catalogue/option.ts';
import '../../../src/page/ui/option-form/option-form.ts';
import type {OptionPicked, PareidoliaOptionForm} from '../../../src/page/ui/option-form/option-form.ts';

/** A list with options of many kinds; their words are borrowed. */
const OPTIONS: OptionTable = {
  size: range({
    ...{words: 'options.patch', range: [0, 10], step: 1, keyStep: 1, unit: 'px', isWhole: true, initial: 4, link: null},
  }),
  side: choice({words: 'settings.facing', values: ['front', 'back'], initial: 'front'}),
  source: choice({words: 'settings.source', values: ['camera', 'file', 'scene'], initial: 'camera', isOpen: true}),
  isOn: toggle({words: 'settings.mirrored'}),
  camera: device({words: 'settings.deviceId', numbered: 'settings.cameraNumber'}),
  title: text({words: 'options.label', maxLength: 12, shownWhile: {option: 'isOn', is: true}}),
  pin: secret({words: 'options.label', maxLength: 6, isExpert: true}),
  label: classWord({words: 'options.label', link: null}),
};

const CAMERAS = [
  {deviceId: 'a', label: 'Above the screen'},
  {deviceId: 'b', label: ''},
];

let heard: OptionPicked[] = [];

afterEach(() => {
  document.body.replaceChildren();
  heard = [];
});

async function mount(values: OptionValues = {}, bars = false): Promise<PareidoliaOptionForm> {
  const form = document.createElement('pareidolia-option-form');
  Object.assign(form, {options: OPTIONS, values, bars, known: {layers: [], words: ['cup', 'vase'], devices: CAMERAS}});
  form.addEventListener('option-picked', (event) => heard.push((event as CustomEvent<OptionPicked>).detail));
  document.body.append(form);
  await form.updateComplete;
  return form;
}

function controlsOf(form: PareidoliaOptionForm, name: string): HTMLInputElement[] {
  return [...form.renderRoot.querySelectorAll<HTMLInputElement>(`[data-control=${name}]`)];
}

describe.each([
  ['as rows', false],
  ['as bars', true],
] as const)('%s', (_where, bars) => {
  test('every option has a control with a name, large enough for a finger', async () => {
    const form = await mount({isOn: true}, bars);
    form.renderRoot.querySelector('details')!.open = true;
    for (const name of Object.keys(OPTIONS)) {
      const [control] = controlsOf(form, name);
      expect(control, name).toBeDefined();
      const target = control!.closest('label') ?? control!;
      expect(target.getBoundingClientRect().height, name).toBeGreaterThanOrEqual(44);
      const words = control!.ariaLabel ?? control!.closest('label')?.textContent ?? control!.textContent;
      expect(words.trim(), name).not.toBe('');
    }
  });

  test('an option that waits for another is there with it', async () => {
    const form = await mount({isOn: false}, bars);
    expect(controlsOf(form, 'title')).toEqual([]);
    form.values = {isOn: true};
    await form.updateComplete;
    expect(controlsOf(form, 'title')).toHaveLength(1);
  });
});

test('a slider has a name, and says its value aloud', async () => {
  const [slider] = controlsOf(await mount({size: 7}), 'size');
  expect(slider!.ariaLabel).not.toBe('');
  expect(slider!.getAttribute('aria-valuetext')).toBe('7 px');
});

test.each([
  ['size', '7', 'input', 7],
  ['side', 'back', 'change', 'back'],
  ['camera', 'b', 'change', 'b'],
  ['camera', '', 'change', null],
  ['pin', '4711', 'change', '4711'],
  ['label', ' Vase ', 'change', 'vase'],
] as const)('%s set to %j is told', async (name, value, event, told) => {
  const form = await mount();
  const control = controlsOf(form, name)[0]!;
  control.value = value;
  control.dispatchEvent(new Event(event));
  expect(heard).toEqual([{name, value: told}]);
});

test('a list that is open shows all its values, and a tick turns a switch', async () => {
  const form = await mount({source: 'scene'});
  const radios = controlsOf(form, 'source');
  expect(radios.map(({value, checked}) => [value, checked])).toEqual([
    ['camera', false],
    ['file', false],
    ['scene', true],
  ]);
  radios[0]!.click();
  controlsOf(form, 'isOn')[0]!.click();
  expect(heard).toEqual([
    {name: 'source', value: 'camera'},
    {name: 'isOn', value: true},
  ]);
});

test('a secret is not shown, and stands behind the fold', async () => {
  const form = await mount({pin: '4711'});
  const [pin] = controlsOf(form, 'pin');
  expect(pin!.type).toBe('password');
  expect(pin!.closest('details')).not.toBeNull();
});

test('a camera without a name has a number', async () => {
  const form = await mount();
  const list = form.renderRoot.querySelector<HTMLSelectElement>('select[data-control=camera]')!;
  expect([...list.options].map((option) => option.textContent.trim())).toEqual([
    'Let the browser choose',
    'Above the screen',
    'Camera 2',
  ]);
});
