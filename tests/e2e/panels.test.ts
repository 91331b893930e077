/**
 * The panels that explain: help, and how the mirror is doing.
 */
import type {Locator, Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';

import {COMMANDS} from '../../src/catalogue/commands.ts';
import {ENGLISH} from '../../src/words/en.ts';
import {say, sayAll} from '../../src/words/say.ts';
import {LINK_ROWS} from '../../src/catalogue/links.ts';
import type {AppPage} from '../support/browser/app-page.ts';
import {openMirror} from '../support/browser/mirror-page.ts';
import {expectPeace} from '../support/browser/app-page.ts';
import {lookOf} from '../support/browser/ask-app.ts';

/** What paints here: its instructions and threads are the machine's. */
const KERNEL = /^wasm \(kernel, (relaxed-)?simd, \d+( of \d+)? threads?\)$/;

let app: AppPage;

beforeAll(async () => {
  app = await openMirror();
});

afterEach(async () => {
  await app.page.keyboard.press('Escape');
  await app.page.locator('pareidolia-side-panel').waitFor({state: 'detached'});
  expectPeace(app);
});

afterAll(async () => {
  await app.close();
});

test('help lists every key, gesture and part of the address that there is, and nothing else', async () => {
  const {page} = app;
  await page.keyboard.press('h');
  expect(await cellsOf(page.getByRole('table', {name: 'Keys and gestures'}))).toEqual(
    COMMANDS.map(({command}) => {
      const {key, gesture, meaning} = ENGLISH.commands[command];
      return [key, gesture, meaning];
    }),
  );
  expect(await cellsOf(page.getByRole('table', {name: 'In the address'}))).toEqual(
    LINK_ROWS.map(({name, values, meaning}) => [`${name}=`, sayAll(values), say(meaning)]),
  );
});

test('? says how the mirror is doing, in numbers that go on', async () => {
  const {page} = app;
  await page.keyboard.press('?');
  await expect.poll(() => reportedBy(page, 'Networks run on')).toMatch(KERNEL);
  expect(await reportedBy(page, 'Rung')).toBe('192 px, full network');
  expect(await reportedBy(page, 'Source size')).toBe('640 × 480');
  const selfTest = page.locator('dt:has-text("Self-test: style on wasm (kernel") + dd');
  expect(await selfTest.textContent()).toMatch(/^passed/);
  const painted = Number(await reportedBy(page, 'Frames painted'));
  expect(painted).toBeGreaterThan(0);
  await expect
    .poll(async () => Number(await reportedBy(page, 'Frames painted')), {timeout: 20_000})
    .toBeGreaterThan(painted);
});

test('two seconds of pressing the upper left corner do the same, a short press does not', async () => {
  const {page} = app;
  const panel = page.locator('pareidolia-status-panel dialog');
  await page.mouse.move(12, 12);
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.down();
  const pressedAt = performance.now();
  await panel.waitFor();
  expect(performance.now() - pressedAt).toBeGreaterThan(1900);
  await page.mouse.up();
  expect(await panel.count()).toBe(1);
});

test('a button copies the whole report', async () => {
  const {page} = app;
  await page.keyboard.press('?');
  await expect.poll(() => reportedBy(page, 'Networks run on')).toMatch(KERNEL);
  await page.getByRole('button', {name: 'Copy'}).click();
  await page.getByRole('button', {name: 'Copied'}).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^Painter\n {2}Networks run on: wasm \(kernel, [^)]+\)\n/);
  for (const name of await page.locator('pareidolia-status-panel dt').allTextContents())
    expect(text).toContain(`  ${name}: `);
  const [hash = 'no network file is named'] = await page.locator('dd', {hasText: 'SHA-256'}).allTextContents();
  expect(text).toContain(hash);
});

test('Esc takes one thing away at a time: the panel, then the divider', async () => {
  const {page} = app;
  await page.keyboard.press('w');
  await page.keyboard.press('g');
  await page.locator('pareidolia-gallery-panel dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('pareidolia-gallery-panel').waitFor({state: 'detached'});
  expect((await lookOf(page)).wipe).toBe(0.5);
  await page.keyboard.press('Escape');
  expect((await lookOf(page)).wipe).toBeNull();
});

/** A table's cells, row by row, without its head. */
async function cellsOf(table: Locator): Promise<string[][]> {
  await table.waitFor();
  return table
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())));
}

/** What the status panel has beside a name. */
async function reportedBy(page: Page, name: string): Promise<string> {
  const [text] = await page.locator(`dt:text-is("${name}") + dd`).allTextContents();
  return text ?? '';
}
