/**
 * What visitors bring along: addresses with mistakes in them, and files that are no pictures.
 */
import {expect, test} from 'vitest';

import type {Page} from 'playwright-core';
import {sayAll} from '../../src/words/say.ts';
import {LINK_ROWS} from '../../src/catalogue/links.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {
  closeInPeace,
  expectDetail,
  expectPicture,
  expectSentence,
  openQuickMirror,
} from '../support/browser/troubled-mirror.ts';
import {lookOf} from '../support/browser/ask-app.ts';

/** One mistake for each parameter, out of range or of the wrong kind. */
const MISTAKES: Readonly<Record<string, string>> = {
  source: 'mirror',
  seed: '-1',
  style: 'The Scream!',
  mix: 'starry-night:2',
  strength: '1.5',
  colours: 'theirs',
  wipe: '-0.1',
  brush: 'thick',
  mode: 'sleep',
  dream: 'yours',
  dreamStrength: '2',
  depth: '-1',
  over: 'the moon',
  zoom: 'slowly',
  lens: 'kaleidoscope',
  layer: 'conv 9',
  unit: '-1',
  class: '42',
  target: '<cup>',
  attack: 'gently',
  epsilon: '17',
  patch: '1000',
  stride: '0',
  spot: '0.5',
  dimension: '5',
  shuffled: 'twice',
  randomised: 'yes',
  spatial: 'deep',
  turn: '9:0',
  data: 'square',
  features: 'x,z',
  hidden: '9',
  units: '0',
  activation: 'step',
  rate: '7',
  penalty: 'l3',
  penaltyWeight: '0',
  noise: '120',
  draw: '0',
  play: 'maybe',
  starts: 'many',
  perplexity: '0',
  mapRate: '-1',
  from: 'nowhere',
  mask: 'perhaps',
  decay: '2',
  blurEvery: '11',
  smallNorm: '-1',
  smallContribution: '96',
  faithful: '0',
  calm: '-1',
  styleWeight: '0',
  fromNoise: 'loudly',
  backend: 'cuda',
  canvas: 'linen',
  rung: '1000',
  autotune: 'maybe',
  kiosk: 'perhaps',
  freeze: 'maybe',
  lang: 'latin',
};

/** A line of text that calls itself something else. */
const IMPOSTORS = [
  {name: 'letter.txt', type: 'text/plain'},
  {name: 'holiday.png', type: 'image/png'},
  {name: 'party.mp4', type: 'video/mp4'},
  {name: 'phone.heic', type: 'image/heic'},
];

test('mistakes in the address are left out and listed, each with what would be right', async () => {
  expect(Object.keys(MISTAKES).sort()).toEqual(LINK_ROWS.map(({name}) => name).sort());
  const search = `?${new URLSearchParams({...MISTAKES, colour: 'red'}).toString()}`;
  const app = await openQuickMirror({search});
  await expectSentence(app.page, 'url-invalid');
  await waitForFacts(app.page, {isPainted: true, source: 'live'});
  await expectPicture(app.page);
  const details = Object.entries(MISTAKES).map(([name, text]) => {
    const {values} = LINK_ROWS.find((row) => row.name === name)!;
    return new RegExp(`^${escaped(`?${name}=${text} is not one of: ${sayAll(values)}`)}$`, 'm');
  });
  await expectDetail(app.page, 'url-invalid', ...details, /^\?colour= is not a known parameter$/m);
  await closeInPeace(app);
});

test('paintings that are not here are left out and named, and the first one is painted', async () => {
  const app = await openQuickMirror({search: '?style=mona-lisa&mix=guernica:0.5'});
  await waitForFacts(app.page, {isPainted: true});
  await expectSentence(app.page, 'url-invalid');
  await expectPicture(app.page);
  await expectDetail(
    app.page,
    'url-invalid',
    /^there is no style 'mona-lisa'; known: great-wave, /m,
    /^there is no style 'guernica'; known: great-wave, /m,
  );
  expect(await lookOf(app.page)).toMatchObject({style: 'great-wave', mixStyle: null, mix: 0});
  await closeInPeace(app);
});

test('dropped files that are no pictures are refused, and the camera goes on', async () => {
  const app = await openQuickMirror();
  await waitForFacts(app.page, {isPainted: true, source: 'live'});
  for (const {name, type} of IMPOSTORS) {
    await dropText(app.page, name, type);
    await expectSentence(app.page, 'file-unreadable');
    await waitForFacts(app.page, {source: 'live', notice: 'file-unreadable'});
    await expectPicture(app.page);
    await expectDetail(app.page, 'file-unreadable', new RegExp(`a file of type '${type}'`, 'm'));
  }
  await closeInPeace(app);
});

test('a picture dragged inside the page is no file that somebody brought', async () => {
  const app = await openQuickMirror();
  await waitForFacts(app.page, {isPainted: true, source: 'live'});
  await app.page.evaluate(() => {
    window.dispatchEvent(new DragEvent('dragstart'));
  });
  await dropText(app.page, 'kept.png', 'image/png');
  await app.page.evaluate(() => {
    window.dispatchEvent(new DragEvent('dragend'));
  });
  await waitForFacts(app.page, {source: 'live', notice: null});
  await dropText(app.page, 'letter.txt', 'text/plain');
  await expectSentence(app.page, 'file-unreadable');
  await closeInPeace(app);
});

async function dropText(page: Page, name: string, type: string): Promise<void> {
  await page.evaluate(
    (file) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['Wish you were here.'], file.name, {type: file.type}));
      window.dispatchEvent(new DragEvent('drop', {dataTransfer, cancelable: true}));
    },
    {name, type},
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
