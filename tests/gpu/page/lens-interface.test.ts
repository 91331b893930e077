/**
 * The elements of the look inside, each in a real browser with what a fake engine says.
 */
import {afterEach, beforeEach, describe, expect, test} from 'vitest';

import '../../../src/page/page.css';
import type {LensAction} from '../../../src/page/state/action.ts';
import '../../../src/page/ui/panels/lens-card/lens-card.ts';
import '../../../src/page/modes/lens/lens-chooser/lens-chooser.ts';
import '../../../src/page/modes/lens/lens-controls/lens-controls.ts';
import '../../../src/page/modes/lens/lens-readings/lens-readings.ts';
import '../../../src/page/modes/lens/lens-view/lens-view.ts';
import type {PareidoliaLensView} from '../../../src/page/modes/lens/lens-view/lens-view.ts';
import type {LensReport} from '../../../src/protocol/lens.ts';
import {CHAPTER_IDS} from '../../../src/catalogue/chapters.ts';
import {lensesIn} from '../../../src/catalogue/lens-chapters.ts';
import {findLens, FIRST_LENS, lensWith, withValues} from '../../../src/catalogue/lens-options.ts';
import type {OptionValues} from '../../../src/catalogue/option.ts';
import {LENS_IDS, type LensId, type LensOptions} from '../../../src/catalogue/lenses.ts';
import {FAKE_STYLES} from '../../support/page/fake-engine.ts';
import {sayAll} from '../../../src/words/say.ts';
import {fakePlaces, fakeReport} from '../../support/page/fake-lens.ts';
import {plainly} from '../../support/page/plainly.ts';
import {ENGLISH} from '../../../src/words/en.ts';

type Mounted<Element> = Element & {readonly shadowRoot: ShadowRoot; readonly updateComplete: Promise<unknown>};

let heard: LensAction[];

beforeEach(() => {
  heard = [];
});

afterEach(() => {
  document.body.replaceChildren();
});

async function mount<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): Promise<Mounted<HTMLElementTagNameMap[Name]>> {
  const element = Object.assign(document.createElement(name), properties) as unknown as Mounted<
    HTMLElementTagNameMap[Name]
  >;
  element.addEventListener('lens-changed', (event) => heard.push((event as CustomEvent<LensAction>).detail));
  document.body.append(element);
  await drawn(element);
  return element;
}

/** Waits until an element and those in it are drawn. */
async function drawn({shadowRoot, updateComplete}: Mounted<unknown>): Promise<void> {
  await updateComplete;
  const inner = [...shadowRoot.querySelectorAll('*')].filter(
    (element) => element.shadowRoot && 'updateComplete' in element,
  );
  await Promise.all(inner.map((element) => drawn(element as unknown as Mounted<unknown>)));
}

/** A lens with some options, as far as it has them. */
function lookThrough(lens: LensId, options: OptionValues = {}): LensOptions {
  const known = Object.entries(options).filter(([name]) => name in lensWith(lens).options);
  return withValues(lensWith(lens), Object.fromEntries(known));
}

/** What was asked of the lens, one change after the other. */
function heardOptions(): readonly unknown[] {
  return heard.map((action) => (action.kind === 'lens-options-changed' ? action.change.options : action.kind));
}

function all<Kind extends Element = HTMLElement>(
  {shadowRoot}: {readonly shadowRoot: ShadowRoot},
  selector: string,
): Kind[] {
  const inner = [...shadowRoot.querySelectorAll('*')].flatMap((element) => element.shadowRoot ?? []);
  return [
    ...shadowRoot.querySelectorAll<Kind>(selector),
    ...inner.flatMap((root) => all<Kind>({shadowRoot: root}, selector)),
  ];
}

function one<Kind extends Element = HTMLElement>(host: {readonly shadowRoot: ShadowRoot}, selector: string): Kind {
  const [found] = all<Kind>(host, selector);
  expect(found, selector).toBeDefined();
  return found!;
}

function pressKey(target: Element, key: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}));
}

function point(target: Element, kind: string, clientX: number, clientY: number): void {
  target.dispatchEvent(
    new PointerEvent(kind, {
      pointerId: 1,
      isPrimary: true,
      clientX,
      clientY,
      bubbles: true,
      composed: true,
      cancelable: true,
    }),
  );
}

/** A view with room, as the shell gives it. */
async function mountView(look: LensOptions, change: Partial<LensReport> = {}): Promise<Mounted<PareidoliaLensView>> {
  const view = await mount('pareidolia-lens-view', {lens: look, report: fakeReport(look, change)});
  Object.assign(view.style, {position: 'fixed', inset: '40px 20px 60px', pointerEvents: 'auto'});
  view.measure();
  await view.updateComplete;
  return view;
}

describe('the chooser', () => {
  const groups = (chooser: {readonly shadowRoot: ShadowRoot}) =>
    all(chooser, '[role=radiogroup]').map((group) => [...group.querySelectorAll('button')]);

  test('lists the chapters, and the lenses of the one that is open, each row one stop for the keyboard', async () => {
    const chooser = await mount('pareidolia-lens-chooser', {chosen: 'saliency'});
    const [chapters, lenses] = groups(chooser);
    const wordsOf = (buttons: readonly HTMLButtonElement[]) => buttons.map((button) => button.textContent.trim());
    expect(wordsOf(chapters!)).toEqual(CHAPTER_IDS.map((id) => ENGLISH.chapters[id].title));
    expect(wordsOf(lenses!)).toEqual(lensesIn('explains').map(({id}) => ENGLISH.lenses[id].title));
    const stops = [...chapters!, ...lenses!].filter(({tabIndex}) => tabIndex === 0);
    expect(stops.map((button) => button.dataset['choice'])).toEqual(['explains', 'saliency']);
    expect(stops.every((button) => button.ariaChecked === 'true')).toBe(true);
    chapters![4]!.click();
    pressKey(chapters![1]!, 'ArrowLeft');
    lenses![1]!.click();
    pressKey(lenses![0]!, 'ArrowRight');
    expect(heard).toEqual<LensAction[]>([
      {kind: 'chapter-picked', chapter: 'learns'},
      {kind: 'chapter-stepped', by: -1},
      {kind: 'lens-picked', lens: 'occlusion'},
      {kind: 'lens-stepped', by: 1},
    ]);
  });

  test('has tiles for a thumb, each with the digit that picks it', async () => {
    const chooser = await mount('pareidolia-lens-chooser', {chosen: 'labels'});
    for (const buttons of groups(chooser)) {
      expect(buttons.map((button) => button.dataset['digit'])).toEqual(buttons.map((_, place) => String(place + 1)));
      for (const button of buttons) expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    }
  });

  test('lets the focus walk with the choice, into another chapter, too', async () => {
    const chooser = await mount('pareidolia-lens-chooser', {chosen: 'labels'});
    const focused = () => (chooser.shadowRoot.activeElement as HTMLElement | null)?.dataset['choice'];
    groups(chooser)[1]![0]!.focus();
    for (const id of ['activations', lensesIn('sees').at(-1)!.id, 'saliency', 'playground'] as const) {
      chooser.chosen = id;
      await chooser.updateComplete;
      expect(focused()).toBe(id);
    }
    groups(chooser)[0]![4]!.focus();
    chooser.chosen = 'labels';
    await chooser.updateComplete;
    expect(focused()).toBe('sees');
  });
});

describe('the view', () => {
  test('lays its buttons exactly where the compositor draws the plates', async () => {
    const look = lookThrough('activations');
    const view = await mountView(look);
    const places = fakePlaces(view.report!, view.areaRect());
    const boxes = all(view, 'button.plate').map((button) => button.getBoundingClientRect());
    expect(boxes).toHaveLength(64);
    boxes.forEach((box, index) => {
      const {rect} = places[index]!;
      expect(Math.abs(box.x - rect.x) + Math.abs(box.y - rect.y)).toBeLessThan(0.1);
      expect(Math.abs(box.width - rect.width) + Math.abs(box.height - rect.height)).toBeLessThan(0.1);
    });
  });

  test('says what a tap selects, marks it, and gives a caption to every plate', async () => {
    const look = lookThrough('activations', {layer: 'conv3a-relu', unit: 17});
    const report = fakeReport(lookThrough('activations'));
    const view = await mountView(look, {arrangement: report.arrangement, plates: report.plates});
    const buttons = all<HTMLButtonElement>(view, 'button.plate');
    expect(buttons.findIndex((button) => button.ariaPressed === 'true')).toBe(17);
    buttons[5]!.click();
    expect(heardOptions()).toEqual([{layer: 'conv3a-relu', unit: 5}]);
    expect(all(view, '.caption').map(({textContent}) => textContent)).toEqual(
      report.plates.map(({caption}) => sayAll(caption!)),
    );
  });

  test('is one stop for the keyboard, and the arrows walk through the grid without leaving the lens', async () => {
    const view = await mountView(lookThrough('activations'));
    const stops = () => all<HTMLButtonElement>(view, 'button.plate').filter(({tabIndex}) => tabIndex === 0);
    expect(stops().map((button) => button.dataset['plate'])).toEqual(['unit-0']);
    let isHeardOutside = false;
    document.body.addEventListener('keydown', () => (isHeardOutside = true), {once: true});
    stops()[0]!.focus();
    pressKey(stops()[0]!, 'ArrowRight');
    await expect
      .poll(() => (view.shadowRoot.activeElement as HTMLElement | null)?.dataset['plate'], {timeout: 8000})
      .toBe('unit-1');
    expect(stops()).toHaveLength(1);
    expect(isHeardOutside).toBe(false);
  });

  test('steps to the next lens by a stroke', async () => {
    const view = await mountView(lookThrough('activations'));
    const button = one(view, 'button.plate');
    point(button, 'pointerdown', 300, 200);
    point(button, 'pointerup', 180, 205);
    expect(heard).toEqual([{kind: 'lens-stepped', by: 1}]);
  });

  test('lets a square be laid over the picture by hand and by key, without stepping on', async () => {
    const view = await mountView(lookThrough('occlusion', {spot: {x: 0.5, y: 0.5}}));
    const picture = one(view, 'button.drag');
    const {x, y, width, height} = picture.getBoundingClientRect();
    // A pointer that a test makes cannot be captured.
    picture.setPointerCapture = () => undefined;
    point(picture, 'pointerdown', x + width / 4, y + height / 2);
    point(picture, 'pointermove', x + width, y + height / 2);
    point(picture, 'pointerup', x + width, y + height / 2);
    point(picture, 'pointermove', x, y);
    pressKey(picture, 'ArrowUp');
    expect(heardOptions()).toEqual([
      {spot: {x: expect.closeTo(0.25) as number, y: expect.closeTo(0.5) as number}},
      {spot: {x: 1, y: expect.closeTo(0.5) as number}},
      {spot: {x: 0.5, y: 0.45}},
    ]);
  });

  test('in depth is turned by hand and by key', async () => {
    const view = await mountView(lookThrough('activations', {isSpatial: true, turn: {yaw: 0, pitch: 0}}));
    expect(all(view, '.plate')).toEqual([]);
    const surface = one(view, '.turn');
    surface.setPointerCapture = () => undefined;
    point(surface, 'pointerdown', 200, 200);
    point(surface, 'pointermove', 300, 200);
    pressKey(surface, 'ArrowDown');
    expect(heardOptions()).toEqual([
      {turn: {yaw: expect.closeTo(0.8) as number, pitch: 0}},
      {turn: {yaw: 0, pitch: expect.closeTo(0.16) as number}},
    ]);
  });

  test('says how far the network has come before there is anything to see', async () => {
    const view = await mount('pareidolia-lens-view', {lens: FIRST_LENS, progress: 0.4});
    expect(one(view, '.waiting').textContent).toContain('40');
  });

  test('tells a screen reader the word that the network is sure of', async () => {
    const view = await mountView(lookThrough('labels'));
    const spoken = () => one(view, '[role=status]').textContent.trim();
    expect(spoken()).toBe('cup');
    const {findings} = view.report!;
    view.report = fakeReport(view.lens!, {findings: {...findings, words: [{word: 'vase', share: 0.9}]}});
    await view.updateComplete;
    expect(spoken()).toBe('cup');
    await expect.poll(spoken, {timeout: 8000}).toBe('vase');
  });
});

describe('the readings', () => {
  test('show five words with their shares, and say so when none stands out', async () => {
    const report = fakeReport(lookThrough('labels'));
    const readings = await mount('pareidolia-lens-readings', {report});
    expect(one(readings, '.said').textContent).toBe('cup');
    expect(all(readings, '.word').map(({textContent}) => textContent.trim().replace(/\s+/g, ' '))).toEqual([
      'cup62 %',
      'pitcher17 %',
      'vase6 %',
      'bowl4 %',
      'measuring cup2 %',
    ]);
    readings.report = {...report, findings: {...report.findings, isSure: false}};
    await readings.updateComplete;
    expect(one(readings, '.said').textContent).toBe('not sure');
  });

  test('ask their question, and say politely and once what the numbers tell of it', async () => {
    const report = fakeReport(lookThrough('occlusion'));
    const readings = await mount('pareidolia-lens-readings', {report});
    expect(one(readings, '.question').textContent).toBe(ENGLISH.lenses.occlusion.question);
    const answer = one(readings, '.answer');
    expect([answer.role, answer.textContent]).toEqual(['status', '']);
    const told = {...report.findings, answer: plainly('Yes.')};
    readings.report = {...report, findings: told};
    await readings.updateComplete;
    expect(answer.textContent).toBe('Yes.');
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(answer, {childList: true, characterData: true, subtree: true});
    readings.report = {...report, findings: {...told, share: 1}};
    await readings.updateComplete;
    expect([...changes, ...observer.takeRecords()]).toEqual([]);
  });

  test('show the unit’s own picture from its place in the sheet', async () => {
    const look = lookThrough('activations');
    const report = fakeReport(look);
    const findings = {...report.findings, layer: 'conv2a-relu', unit: 18};
    const readings = await mount('pareidolia-lens-readings', {
      report: {...report, findings},
      layers: ['conv1-relu', 'conv2a-relu'],
    });
    const sheet = one(readings, '.sheet');
    const {backgroundImage, backgroundPosition} = getComputedStyle(sheet);
    expect(backgroundImage).toMatch(/models\/perception\/features\/conv2a-relu\.webp"\)$/);
    const side = sheet.clientWidth;
    expect(backgroundPosition).toBe(`${-2 * side}px ${-side}px`);
    expect(sheet.ariaLabel).toBe('What unit 18 of conv2a looks for');
    readings.report = {...report, findings: {...findings, unit: null}};
    await readings.updateComplete;
    expect(all(readings, '.sheet')).toEqual([]);
  });

  test('draw every chart with its axes named, and name the colours of the map', async () => {
    const linear = await mount('pareidolia-lens-readings', {report: fakeReport(lookThrough('linear'))});
    const chart = one<Mounted<HTMLElement>>(linear, 'pareidolia-lens-chart');
    await chart.updateComplete;
    expect(all(chart, 'path.line.series-0, path.line.series-1')).toHaveLength(2);
    expect(one(chart, 'svg[role=img]').getAttribute('aria-label')).toContain('sum over values');
    const occlusion = await mount('pareidolia-lens-readings', {report: fakeReport(lookThrough('occlusion'))});
    expect(one(occlusion, '.legend').textContent).toContain('blue below, orange above zero');
    expect(one(occlusion, '[role=progressbar]').getAttribute('aria-label')).toBe('It looks closer');
  });

  test('tell their age while the lens is slow', async () => {
    const report = {
      ...fakeReport(lookThrough('labels')),
      intervalMs: 3000,
      capturedAt: performance.timeOrigin + performance.now() - 4000,
    };
    const readings = await mount('pareidolia-lens-readings', {report});
    expect(one(readings, '.age').textContent).toMatch(/^[4-9]\.\d s ago$/);
    readings.frozen = true;
    await readings.updateComplete;
    expect(all(readings, '.age')).toEqual([]);
  });
});

describe('the controls', () => {
  const CHANGES: readonly (readonly [LensId, string, string, string, OptionValues])[] = [
    ['activations', '[data-control=layer]', 'conv4a-relu', 'change', {layer: 'conv4a-relu'}],
    ['activations', '[data-control=layer]', '', 'change', {layer: null}],
    ['activations', '#unit', '12', 'change', {unit: 12}],
    ['saliency', '[data-control=label]', ' teddy bear ', 'change', {label: 'teddy bear'}],
    ['adversarial', '[data-control=target]', 'Chihuahua', 'change', {target: 'Chihuahua'}],
    ['adversarial', '[data-control=target]', '', 'change', {target: null}],
    ['adversarial', '[data-control=epsilon]', '8', 'input', {epsilon: 8}],
    ['occlusion', '[data-control=patch]', '40', 'input', {patch: 40}],
    ['occlusion', '[data-control=stride]', '8', 'input', {stride: 8}],
    ['linear', '[data-control=dimension]', '200', 'input', {dimension: 10_000}],
  ];

  test.each(CHANGES)('through %s, %s set to %j', async (lens, selector, value, event, options) => {
    const controls = await mount('pareidolia-lens-controls', {lens: lookThrough(lens), layers: ['conv4a-relu']});
    const input = one<HTMLInputElement>(controls, selector);
    input.value = value;
    input.dispatchEvent(new Event(event));
    expect(heard).toEqual([{kind: 'lens-options-changed', change: {lens, options}}]);
  });

  test('suggest every word that the network knows', async () => {
    const controls = await mount('pareidolia-lens-controls', {lens: lookThrough('saliency'), words: ['cup', 'phone']});
    expect(all<HTMLOptionElement>(controls, 'datalist option').map(({value}) => value)).toEqual(['cup', 'phone']);
  });

  test.each([
    ['fingerprint', 'isShuffled'],
    ['saliency', 'isRandomised'],
    ['activations', 'isSpatial'],
  ] as const)('through %s switch %s on and off', async (lens, name) => {
    const controls = await mount('pareidolia-lens-controls', {lens: lookThrough(lens)});
    const button = one(controls, `[data-control=${name}]`);
    button.click();
    controls.lens = lookThrough(lens, {[name]: true});
    await drawn(controls);
    expect(button.ariaPressed).toBe('true');
    button.click();
    expect(heardOptions()).toEqual([{[name]: true}, {[name]: false}]);
  });

  test('lead back from a unit and from a square, and offer another painting', async () => {
    const units = await mount('pareidolia-lens-controls', {lens: lookThrough('filters', {unit: 3})});
    one(units, '[aria-label="Back to all units"]').click();
    const spots = await mount('pareidolia-lens-controls', {lens: lookThrough('occlusion', {spot: {x: 0, y: 0}})});
    all(spots, 'button')
      .find(({textContent}) => textContent.includes('Lift'))!
      .click();
    expect(heardOptions()).toEqual([{unit: null}, {spot: null}]);
    const painted = await mount('pareidolia-lens-controls', {
      lens: lookThrough('fingerprint'),
      paintings: FAKE_STYLES,
      painting: 'great-wave',
    });
    const picked: unknown[] = [];
    painted.addEventListener('paint-changed', (event) => picked.push((event as CustomEvent<unknown>).detail));
    const select = one<HTMLSelectElement>(painted, '[data-control=style]');
    expect(select.value).toBe('great-wave');
    select.value = 'starry-night';
    select.dispatchEvent(new Event('change'));
    expect(picked).toEqual([{kind: 'style-picked', style: 'starry-night'}]);
  });

  test.each(LENS_IDS)('of %s all have names, and are large enough for a finger', async (lens) => {
    const controls = await mount('pareidolia-lens-controls', {lens: lookThrough(lens, {unit: 1, spot: {x: 0, y: 0}})});
    for (const control of all<HTMLInputElement>(controls, 'button, input, select')) {
      const {height} = control.getBoundingClientRect();
      expect(height, control.outerHTML).toBeGreaterThanOrEqual(44);
      const name = control.ariaLabel ?? ('labels' in control ? control.labels?.[0]?.textContent : null);
      expect((name ?? control.textContent).trim(), control.outerHTML).not.toBe('');
    }
  });
});

test.each(LENS_IDS)('the card of %s has its sentence, its paragraph, its formula and its sources', async (lens) => {
  const card = await mount('pareidolia-lens-card', {lens});
  const {sentence, paragraph, formula} = ENGLISH.lenses[lens];
  const {sources} = findLens(lens);
  for (const words of [sentence, paragraph, formula, ...sources]) expect(card.shadowRoot.textContent).toContain(words);
});
