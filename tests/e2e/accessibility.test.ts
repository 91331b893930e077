/**
 * The mirror without a mouse, without eyes, with a thumb, without motion: in every view that a
 * visitor comes to.
 */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type * as Axe from 'axe-core';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import type {AppPage} from '../support/browser/app-page.ts';
import {boxesOf, CONTROLS, focusOf, walkByTab} from '../support/browser/deep-controls.ts';
import {propertiesAnimatedBy, waitForStillness} from '../support/browser/page-motion.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, openQuickMirror} from '../support/browser/troubled-mirror.ts';

declare global {
  interface Window {
    axe: typeof Axe;
  }
}

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A phone is where targets are tightest. The mistake in the address brings a notice. */
const PHONE = {width: 390, height: 844};
const VIEW = '?source=scene&seed=1&freeze=1&mistake=1';

/** What a thumb needs (WCAG 2.5.5), in CSS pixels; browsers round boxes. */
const LEAST_TARGET = 44 - 0.01;

/** The panels that a button opens. */
const PANELS = [
  {label: 'Kept pictures', panel: 'pareidolia-gallery-panel'},
  {label: 'Settings', panel: 'pareidolia-settings-panel'},
  {label: 'Help', panel: 'pareidolia-help-panel'},
] as const;

let app: AppPage;
let page: Page;

beforeAll(async () => {
  app = await openQuickMirror({search: VIEW, context: {viewport: PHONE}});
  ({page} = app);
  await waitForFacts(page, {isPainted: true, notice: 'url-invalid'});
  await page.evaluate(AXE_SOURCE);
});

afterAll(async () => {
  await closeInPeace(app);
});

describe('the mirror with its controls and a notice', () => {
  test('has no serious fault, names on all controls, and targets for a thumb', async () => {
    await page.keyboard.press('w');
    await page.locator('.knob').waitFor();
    await expectAccessible();
  });

  test('takes the keyboard to every control, in sight', async () => {
    const stops = await walkByTab(page);
    expect(stops.filter(({isRingSeen}) => !isRingSeen)).toEqual([]);
    const names = stops.map(({name}) => name);
    // Of a group of radio buttons the keyboard enters one; arrows do the rest.
    const tiles = await page.locator('.tile').count();
    expect(names.filter((name) => name.includes(', '))).toHaveLength(1);
    expect(tiles).toBeGreaterThan(8);
    const controls = (await boxesOf(page, CONTROLS)).filter(({name}) => !name.includes('.tile'));
    expect(names).toHaveLength(controls.length + 1);
  });
});

test.each(PANELS)(
  'the button $label opens a dialog that takes the focus, holds it, and gives it back',
  async ({label, panel}) => {
    await page.locator(`.tools button[aria-label='${label}']`).focus();
    await page.keyboard.press('Enter');
    await page.locator(`${panel} dialog[open]`).waitFor();
    expect((await focusOf(page)).isOnPage).toBe(true);
    await expectAccessible();
    const stops = await walkByTab(page);
    expect(stops.filter(({isRingSeen}) => !isRingSeen)).toEqual([]);
    expect(stops.map(({name}) => name)).not.toContain('button Surprise me');
    await leavePanel();
    await expect.poll(async () => (await focusOf(page)).name).toBe(`button ${label}`);
  },
);

test('the status, opened by its key, has no serious fault', async () => {
  await page.keyboard.press('?');
  await page.locator('pareidolia-status-panel dt').first().waitFor();
  await expectAccessible();
  await leavePanel();
});

test('the licences, reached from the help, have no serious fault', async () => {
  await page.keyboard.press('h');
  await page.locator('pareidolia-help-panel').getByRole('button', {name: /licen/i}).click();
  await page.locator('pareidolia-licences-panel details').first().waitFor();
  await expectAccessible();
  await leavePanel();
});

test('the countdown and the decision about a picture have no serious fault, and a keyboard starts at the decision', async () => {
  await page.locator('pareidolia-shutter-button button').click();
  await waitForFacts(page, {shot: 'counting'});
  await expectAccessible();
  await waitForFacts(page, {shot: 'review'});
  await expectAccessible();
  expect((await focusOf(page)).name).toBe('button Keep');
  await page.getByRole('button', {name: 'Retake'}).click();
  await waitForFacts(page, {shot: 'none'});
  await expect.poll(async () => (await focusOf(page)).name).toMatch(/picture/);
});

test('a lens with its chapters has no serious fault, names on all controls, and targets for a thumb', async () => {
  await page.waitForFunction(() => document.querySelector('pareidolia-app')?.parts?.store.state.engine.canPerceive);
  await page.keyboard.press('l');
  await page.locator('pareidolia-lens-readings .word').first().waitFor();
  await expectAccessible();
  await page.keyboard.press('l');
  await page.locator('.tile').first().waitFor();
});

test('a panel slides in, except for whoever asked for less motion', async () => {
  expect(await propertiesAnimatedByPanel()).toContain('transform');
  await page.emulateMedia({reducedMotion: 'reduce'});
  const properties = await propertiesAnimatedByPanel();
  expect(properties).toContain('opacity');
  expect(properties).not.toContain('transform');
});

/** Nothing serious by axe; every control has a name; every target is large enough. */
async function expectAccessible(): Promise<void> {
  await waitForStillness(page);
  const violations = await page.evaluate(async () => {
    const {violations: found} = await window.axe.run(document, {resultTypes: ['violations']});
    return found
      .filter(({impact}) => impact === 'serious' || impact === 'critical')
      .map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.flat().join(' ')).join('; ')}`);
  });
  expect(violations).toEqual([]);
  expect(await namelessControls()).toEqual([]);
  const small = (await boxesOf(page, CONTROLS)).filter(
    ({left, right, top, bottom}) => right - left < LEAST_TARGET || bottom - top < LEAST_TARGET,
  );
  expect(small).toEqual([]);
}

/** Controls to which the browser itself gives no name for a screen reader. */
async function namelessControls(): Promise<readonly string[]> {
  const session = await app.context.newCDPSession(page);
  const {nodes} = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const roles = new Set(['button', 'link', 'slider', 'radio', 'checkbox', 'combobox', 'dialog', 'progressbar']);
  return nodes
    .filter(({ignored, role}) => !ignored && roles.has(String(role?.value)))
    .filter(({name}) => !name?.value)
    .map(({role, nodeId}) => `${String(role?.value)} ${nodeId}`);
}

async function leavePanel(): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({state: 'detached'});
}

/** What moves or fades while the help opens. */
async function propertiesAnimatedByPanel(): Promise<readonly string[]> {
  await waitForStillness(page);
  const properties = await propertiesAnimatedBy(page, async () => {
    await page.keyboard.press('h');
    await page.locator('dialog[open]').waitFor();
  });
  await leavePanel();
  return properties;
}
