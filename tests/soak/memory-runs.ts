/** What the mirror does while its memory is watched, as a table. */
import type {Page} from 'playwright-core';

import {LENS_IDS, LENSES, type LensId} from '../../src/catalogue/lenses.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {takePicture} from '../support/browser/take-picture.ts';
import {dispatch} from './visits.ts';

/** One run in a browser of its own. */
export interface MemoryRun {
  readonly name: string;
  /** It goes on for hours: judged by its slope. Others are judged by what they grew. */
  readonly isLong: boolean;
  readonly begin: (page: Page) => Promise<void>;
  /** Done every two seconds until the time is over; without it the mirror is left alone. */
  readonly repeat?: (page: Page) => Promise<void>;
}

const SOURCES = ['scene', 'camera'] as const;

/** A gradient, pictures that are climbed, and one that remembers what came before. */
const THREE_LENSES = ['saliency', 'classes', 'map'] as const satisfies readonly LensId[];

/** Pictures that the gallery holds while it is opened and closed. */
const KEPT_PICTURES = 3;

/** A network is loaded, compiled and tested before a lens has anything to say. */
const REPORT_MS = 120_000;

/** All of them. */
export const MEMORY_RUNS: readonly MemoryRun[] = [
  {name: 'still life', isLong: true, begin: (page) => choose(page, 'scene')},
  {name: 'camera', isLong: true, begin: (page) => choose(page, 'camera')},
  {name: 'dream', isLong: true, begin: (page) => dispatch(page, {kind: 'mode-picked', mode: 'dream'})},
  ...LENSES.map(({id}): MemoryRun => ({
    name: `lens ${id}`,
    isLong: false,
    // Its network is loaded first: what that takes is no growth.
    begin: (page) => lookThrough(page, id),
  })),
  {
    name: 'every lens in turn',
    isLong: false,
    begin: (page) => lookThroughEach(page, LENS_IDS),
    repeat: (page) => lookThroughEach(page, LENS_IDS),
  },
  {
    name: 'three lenses in turn',
    isLong: false,
    begin: (page) => lookThroughEach(page, THREE_LENSES),
    repeat: (page) => lookThroughEach(page, THREE_LENSES),
  },
  {
    name: 'switches',
    isLong: false,
    begin: (page) => choose(page, 'camera'),
    repeat: async (page) => {
      for (const source of SOURCES) await choose(page, source);
    },
  },
  {
    name: 'gallery',
    isLong: false,
    begin: async (page) => {
      for (let kept = 0; kept < KEPT_PICTURES; kept++) {
        await takePicture(page);
        await page.getByRole('button', {name: 'Keep', exact: true}).click();
        await page.getByText('Kept on this device.').waitFor();
        // A kept picture stays on the screen until somebody goes back.
        await page.getByRole('button', {name: 'Back to the mirror'}).click();
        await waitForFacts(page, {shot: 'none'});
      }
    },
    repeat: async (page) => {
      await dispatch(page, {kind: 'panel-opened', panel: 'gallery'});
      await page.locator('pareidolia-side-panel img').first().waitFor();
      await dispatch(page, {kind: 'panel-closed'});
      await page.locator('pareidolia-side-panel').waitFor({state: 'detached'});
    },
  },
];

/** Opens each, which closes the one before. */
async function lookThroughEach(page: Page, lenses: readonly LensId[]): Promise<void> {
  for (const lens of lenses) await lookThrough(page, lens);
}

/** Opens a lens and waits for what it first has to say. */
async function lookThrough(page: Page, lens: LensId): Promise<void> {
  await dispatch(page, {kind: 'mode-picked', mode: 'lens'}, {kind: 'lens-picked', lens});
  await page.waitForFunction(
    (wanted) => document.querySelector('pareidolia-app')?.parts?.store.state.lensReport?.lens === wanted,
    lens,
    {timeout: REPORT_MS},
  );
}

async function choose(page: Page, source: (typeof SOURCES)[number]): Promise<void> {
  await dispatch(page, {kind: 'source-chosen', source});
  await waitForFacts(page, {source: source === 'camera' ? 'live' : 'stopped'});
}
