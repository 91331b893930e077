/**
 * The dream's elements, each alone in a real browser with a fake engine.
 */
import {afterEach, expect, test} from 'vitest';

import type {DreamAction} from '../../../src/page/state/action.ts';
import '../../../src/page/modes/dream/dream-chooser/dream-chooser.ts';
import '../../../src/page/modes/dream/dream-controls/dream-controls.ts';
import '../../../src/page/ui/panels/dream-steps/dream-steps-panel.ts';
import '../../../src/page/ui/shell/mode-row/mode-row.ts';
import type {DreamSteps} from '../../../src/protocol/dreams.ts';
import {FIRST_DREAM} from '../../../src/catalogue/first-dream.ts';
import {DREAMS} from '../../../src/catalogue/dreams.ts';
import type {SmallPicture} from '../../../src/protocol/small-picture.ts';
import {EngineError} from '../../../src/protocol/errors.ts';
import {FakeEngine} from '../../support/page/fake-engine.ts';
import {dreamWords} from '../../../src/page/modes/dream/state/dream-words.ts';

afterEach(() => {
  document.body.replaceChildren();
});

async function mount<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): Promise<HTMLElementTagNameMap[Name] & {readonly shadowRoot: ShadowRoot}> {
  const element = Object.assign(document.createElement(name), properties);
  document.body.append(element);
  await (element as unknown as {readonly updateComplete: Promise<unknown>}).updateComplete;
  return element as HTMLElementTagNameMap[Name] & {readonly shadowRoot: ShadowRoot};
}

/** What an element says from now on. */
function hear(element: Element, name: string): unknown[] {
  const heard: unknown[] = [];
  element.addEventListener(name, (event) => heard.push((event as CustomEvent<unknown>).detail));
  return heard;
}

function buttons({shadowRoot}: {readonly shadowRoot: ShadowRoot}): readonly HTMLButtonElement[] {
  return [...shadowRoot.querySelectorAll('button')];
}

test('the mode row offers what it is told to, and says which was picked', async () => {
  const row = await mount('pareidolia-mode-row', {offered: ['paint', 'dream'], chosen: 'dream'});
  const picked = hear(row, 'mode-picked');
  expect(buttons(row).map((button) => [button.textContent.trim(), button.getAttribute('aria-current')])).toEqual([
    ['Paint', 'false'],
    ['Dream', 'true'],
  ]);
  buttons(row)[0]!.click();
  expect(picked).toEqual(['paint']);
  row.offered = ['paint'];
  await row.updateComplete;
  expect(buttons(row)).toHaveLength(1);
});

test('the chooser lists every dream by name, the guided one once there is a guide, and is one stop for the keyboard', async () => {
  const chooser = await mount('pareidolia-dream-chooser', {chosen: 'curls'});
  const changes = hear(chooser, 'dream-changed');
  const titles = () => buttons(chooser).map((button) => button.textContent.trim());
  expect(titles()).toEqual(DREAMS.slice(0, -1).map(({id}) => dreamWords(id).title));
  expect(
    buttons(chooser)
      .filter(({tabIndex}) => tabIndex === 0)
      .map((button) => button.dataset['choice']),
  ).toEqual(['curls']);
  buttons(chooser)[0]!.click();
  buttons(chooser)[3]!.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
  expect(changes).toEqual<DreamAction[]>([
    {kind: 'dream-picked', dream: 'lines'},
    {kind: 'dream-stepped', by: 1},
  ]);
  chooser.guided = true;
  await chooser.updateComplete;
  expect(titles()).toEqual(DREAMS.map(({id}) => dreamWords(id).title));
});

test('the focus walks with the chosen dream', async () => {
  const chooser = await mount('pareidolia-dream-chooser', {chosen: 'lines'});
  buttons(chooser)[0]!.focus();
  chooser.chosen = 'threads';
  await chooser.updateComplete;
  expect((chooser.shadowRoot.activeElement as HTMLElement).dataset['choice']).toBe('threads');
});

test('the controls show the dream’s numbers, say what holding still does, and pass every wish on', async () => {
  const controls = await mount('pareidolia-dream-controls', {
    dream: {...FIRST_DREAM, strength: 0.8, depth: 0.3},
    mood: {stillness: 0, hasGuide: false},
  });
  const changes = hear(controls, 'dream-changed');
  const actions = ['dream-restart-asked', 'guide-asked', 'explanation-asked'].map((name) => hear(controls, name));
  const [strength, depth] = [...controls.shadowRoot.querySelectorAll('input')];
  expect([strength!.value, depth!.value]).toEqual(['80', '30']);
  const status = () => controls.shadowRoot.querySelector('[role=status]')!.textContent.trim();
  expect(status()).toBe('Hold still and it dreams deeper.');
  controls.mood = {stillness: 1, hasGuide: false};
  await controls.updateComplete;
  expect(status()).toBe('It dreams as deep as it can.');

  strength!.value = '25';
  strength!.dispatchEvent(new Event('input'));
  depth!.value = '100';
  depth!.dispatchEvent(new Event('input'));
  for (const button of buttons(controls)) button.click();
  expect(changes).toEqual<DreamAction[]>([
    {kind: 'dream-strength-set', strength: 0.25},
    {kind: 'dream-depth-set', depth: 1},
    {kind: 'dream-held-toggled'},
    {kind: 'dream-over-toggled'},
    {kind: 'dream-zoom-toggled'},
  ]);
  expect(actions.map(({length}) => length)).toEqual([1, 1, 1]);
});

function flat(width: number, height: number, grey: number): SmallPicture {
  const data = new Uint8ClampedArray(width * height * 4).map((_, index) => (index % 4 === 3 ? 255 : grey));
  return {width, height, data};
}

test('the card shows the four steps with the engine’s own pictures', async () => {
  const engine = new FakeEngine();
  const steps: DreamSteps = {
    layer: 'conv3a-relu',
    score: 2,
    activation: flat(5, 4, 10),
    gradient: flat(20, 16, 20),
    step: flat(20, 16, 30),
    sum: flat(20, 16, 40),
  };
  engine.explainDream = () => Promise.resolve(steps);
  const panel = await mount('pareidolia-dream-steps-panel', {engine});
  await expect.poll(() => panel.shadowRoot.querySelectorAll('canvas').length).toBe(4);
  const drawn = [...panel.shadowRoot.querySelectorAll('canvas')].map((canvas) => [
    canvas.dataset['part'],
    canvas.width,
    canvas.getContext('2d')!.getImageData(0, 0, 1, 1).data[0],
  ]);
  expect(drawn).toEqual([
    ['activation', 5, 10],
    ['gradient', 20, 20],
    ['step', 20, 30],
    ['sum', 20, 40],
  ]);
  expect(panel.shadowRoot.textContent).toContain('conv3a-relu');
});

test('the card says in a sentence why there is nothing to show', async () => {
  const engine = new FakeEngine();
  engine.explainDream = () => Promise.reject(new EngineError('source-empty', 'nothing yet'));
  const panel = await mount('pareidolia-dream-steps-panel', {engine});
  await expect.poll(() => panel.shadowRoot.textContent).toContain('The camera sends an empty picture.');
});
