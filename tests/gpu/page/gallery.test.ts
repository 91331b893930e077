/** The gallery in a real browser: its database, its panel, and other tabs. */
import {deleteDB} from 'idb';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';

import '../../../src/page/page.css';
import type {KeptPicture} from '../../../src/page/ports.ts';
import {GalleryStore} from '../../../src/page/take-home/gallery-store.ts';
import {PAGE_LENGTH} from '../../../src/page/ui/panels/gallery/gallery-pages.ts';
import '../../../src/page/ui/panels/gallery/gallery-panel.ts';
import type {PareidoliaGalleryPanel} from '../../../src/page/ui/panels/gallery/gallery-panel.ts';
import {GERMAN} from '../../../src/words/de.ts';
import {say, speak} from '../../../src/words/say.ts';
import {countRows, makeFirstVersion, pictureOf, putRows} from '../../support/page/kept-pictures.ts';

let name: string;
let count = 0;

beforeEach(() => {
  name = `gallery-test-${count++}`;
});

afterEach(async () => {
  document.body.replaceChildren();
  speak(null);
  vi.restoreAllMocks();
  await deleteDB(name);
});

async function openPanel(gallery = new GalleryStore(name)): Promise<PareidoliaGalleryPanel> {
  const panel = document.createElement('pareidolia-gallery-panel');
  panel.gallery = gallery;
  document.body.append(panel);
  await expect.poll(() => panel.renderRoot.textContent).not.toContain(say('gallery.loading'));
  return panel;
}

function thumbsOf(panel: PareidoliaGalleryPanel): readonly HTMLImageElement[] {
  return [...panel.renderRoot.querySelectorAll<HTMLImageElement>('.thumb img')];
}

/** What the pictures are called, as the panel shows them. */
function titlesOf(panel: PareidoliaGalleryPanel): readonly string[] {
  return thumbsOf(panel).map(({alt}) => alt.split(',')[0]!);
}

function buttonOf(panel: PareidoliaGalleryPanel, words: string): HTMLButtonElement {
  return [...panel.renderRoot.querySelectorAll('button')].find((button) => button.textContent.includes(words))!;
}

describe('an older gallery', () => {
  test('keeps all its pictures, and shows them small when they are first seen', async () => {
    await makeFirstVersion(name, [await pictureOf('red'), await pictureOf('green', 300, 900)]);
    const panel = await openPanel();
    await expect.poll(() => titlesOf(panel)).toEqual(['green', 'red']);
    const [green, red] = thumbsOf(panel);
    await Promise.all([green!.decode(), red!.decode()]);
    expect([green!.naturalWidth, green!.naturalHeight]).toEqual([288, 864]);
    expect([red!.naturalWidth, red!.naturalHeight]).toEqual([384, 288]);
    expect([await countRows(name, 'pictures'), await countRows(name, 'glances')]).toEqual([2, 2]);
  });

  test('opens its pictures as large as they were kept', async () => {
    await makeFirstVersion(name, [await pictureOf('red', 640, 480)]);
    const gallery = new GalleryStore(name);
    const {ids} = await gallery.list();
    const picture = await gallery.open(ids[0]!);
    const bitmap = await createImageBitmap(picture!.png);
    expect([bitmap.width, bitmap.height]).toEqual([640, 480]);
  });
});

describe('damaged rows', () => {
  const damaged = async (): Promise<readonly Record<string, unknown>[]> => {
    const whole = await pictureOf('black');
    return [
      {...whole, id: 20, keptAt: NaN},
      {...whole, id: 21, title: null},
      {...whole, id: 22, png: null},
      {...whole, id: 23, png: new Blob(['no picture'])},
      {id: 24},
      {...whole, id: 'a name'},
    ];
  };

  test('are counted and left, and the others are shown, opened and deleted', async () => {
    await makeFirstVersion(name, [await pictureOf('red'), ...(await damaged()), await pictureOf('green')]);
    const panel = await openPanel();
    await expect.poll(() => titlesOf(panel)).toEqual(['green', 'red']);
    await expect.poll(() => panel.renderRoot.textContent).toContain(say('gallery.unreadable', {n: 6}));
    panel.renderRoot.querySelector<HTMLElement>('.thumb')!.click();
    await expect.poll(() => panel.renderRoot.querySelector('figure')).not.toBeNull();
    buttonOf(panel, say('gallery.delete')).click();
    await expect.poll(() => titlesOf(panel)).toEqual(['red']);
    expect(await countRows(name, 'pictures')).toBe(7);
  });

  test('that are all there is can be deleted with one question', async () => {
    await makeFirstVersion(name, await damaged());
    const panel = await openPanel();
    await expect.poll(() => panel.renderRoot.textContent).toContain(say('gallery.unreadable', {n: 6}));
    buttonOf(panel, say('gallery.deleteAll')).click();
    await panel.updateComplete;
    buttonOf(panel, say('gallery.deleteAll')).click();
    await expect.poll(() => panel.renderRoot.textContent).toContain(say('gallery.empty'));
    expect(await countRows(name, 'pictures')).toBe(0);
  });

  test('among the small pictures are made anew', async () => {
    const gallery = new GalleryStore(name);
    const {id} = await gallery.keep(await pictureOf('red'));
    await putRows(name, 'glances', [{id, title: 7}]);
    expect(await gallery.glance(id)).toMatchObject({id, title: 'red'});
  });
});

describe('the order', () => {
  test('is the sequence of keeping, though the clock was set back', async () => {
    const gallery = new GalleryStore(name);
    const later = Date.UTC(2030, 0);
    await gallery.keep({...(await pictureOf('first')), keptAt: later});
    await gallery.keep({...(await pictureOf('second')), keptAt: later - 1e9});
    const panel = await openPanel(gallery);
    await expect.poll(() => titlesOf(panel)).toEqual(['second', 'first']);
  });

  test('is the same after a deletion was undone', async () => {
    const gallery = new GalleryStore(name);
    for (const title of ['first', 'second', 'third']) await gallery.keep(await pictureOf(title));
    const panel = await openPanel(gallery);
    await expect.poll(() => titlesOf(panel)).toHaveLength(3);
    panel.renderRoot.querySelectorAll<HTMLElement>('.thumb')[1]!.click();
    await expect.poll(() => panel.renderRoot.querySelector('figure')).not.toBeNull();
    buttonOf(panel, say('gallery.delete')).click();
    await expect.poll(() => titlesOf(panel)).toEqual(['third', 'first']);
    buttonOf(panel, say('gallery.undo')).click();
    await expect.poll(() => titlesOf(panel)).toEqual(['third', 'second', 'first']);
  });
});

describe('another tab', () => {
  test('is heard when it keeps, deletes and deletes all', async () => {
    const there = new GalleryStore(name);
    const first = await there.keep(await pictureOf('first'));
    const panel = await openPanel();
    await expect.poll(() => titlesOf(panel)).toEqual(['first']);
    await there.keep(await pictureOf('second'));
    await expect.poll(() => titlesOf(panel)).toEqual(['second', 'first']);
    await there.delete(first.id);
    await expect.poll(() => titlesOf(panel)).toEqual(['second']);
    await there.deleteAll();
    await expect.poll(() => panel.renderRoot.textContent).toContain(say('gallery.empty'));
  });

  test('that deletes the opened picture closes it', async () => {
    const there = new GalleryStore(name);
    const {id} = await there.keep(await pictureOf('first'));
    const panel = await openPanel();
    await expect.poll(() => titlesOf(panel)).toEqual(['first']);
    panel.renderRoot.querySelector<HTMLElement>('.thumb')!.click();
    await expect.poll(() => panel.renderRoot.querySelector('figure')).not.toBeNull();
    await there.delete(id);
    await expect.poll(() => panel.renderRoot.querySelector('figure')).toBeNull();
  });
});

describe('two thousand pictures', () => {
  const COUNT = 2000;

  test('cost a page of small ones to show, and none is read whole', async () => {
    const gallery = new GalleryStore(name);
    await gallery.list();
    const {png, ...facts} = await pictureOf('red', 40, 30);
    const rows = Array.from({length: COUNT}, (_, index) => ({...facts, id: index + 1, title: `${index + 1}`}));
    await putRows(
      name,
      'pictures',
      rows.map((row) => ({...row, png})),
    );
    await putRows(
      name,
      'glances',
      rows.map((row) => ({...row, thumbnail: png})),
    );

    const read = watch();
    const panel = await openPanel(gallery);
    await expect.poll(() => titlesOf(panel)).toHaveLength(PAGE_LENGTH);
    expect(titlesOf(panel)[0]).toBe(`${COUNT}`);
    expect(read()).toEqual({pictures: 0, glances: PAGE_LENGTH, decoded: 0, urls: PAGE_LENGTH});

    buttonOf(panel, say('gallery.older')).click();
    await expect.poll(() => titlesOf(panel)[0]).toBe(`${COUNT - PAGE_LENGTH}`);
    await expect.poll(() => titlesOf(panel)).toHaveLength(PAGE_LENGTH);
    expect(panel.renderRoot.textContent).toContain(
      say('gallery.page', {from: PAGE_LENGTH + 1, to: 2 * PAGE_LENGTH, n: COUNT}),
    );
    expect(read()).toEqual({pictures: 0, glances: 2 * PAGE_LENGTH, decoded: 0, urls: 2 * PAGE_LENGTH});
    buttonOf(panel, say('gallery.newer')).click();
    await expect.poll(() => titlesOf(panel)[0]).toBe(`${COUNT}`);
    expect(buttonOf(panel, say('gallery.newer')).disabled).toBe(true);
  });
});

test('dates are written in the language of the page, and again when it changes', async () => {
  const gallery = new GalleryStore(name);
  await gallery.keep(await pictureOf('red'));
  const panel = await openPanel(gallery);
  await expect.poll(() => thumbsOf(panel)[0]?.alt).toMatch(/^red, Nov /);
  speak(GERMAN);
  await expect.poll(() => thumbsOf(panel)[0]?.alt).toMatch(/^red, \d\d\.11\.2026/);
});

test('a kept picture is small in the grid at once, and whole when it is opened', async () => {
  const gallery = new GalleryStore(name);
  const kept: KeptPicture = await gallery.keep(await pictureOf('red', 1200, 900));
  expect(await countRows(name, 'glances')).toBe(1);
  expect((await gallery.open(kept.id))!.png.size).toBe(kept.png.size);
  await gallery.delete(kept.id);
  expect([await countRows(name, 'pictures'), await countRows(name, 'glances')]).toEqual([0, 0]);
});

/** Counts what is read of the database and decoded from now on. */
function watch(): () => Readonly<Record<'pictures' | 'glances' | 'decoded' | 'urls', number>> {
  const reads = vi.spyOn(IDBObjectStore.prototype, 'get');
  const decoded = vi.spyOn(window, 'createImageBitmap');
  const urls = vi.spyOn(URL, 'createObjectURL');
  const readsOf = (store: string) =>
    reads.mock.contexts.filter((context) => (context as IDBObjectStore).name === store).length;
  return () => ({
    pictures: readsOf('pictures'),
    glances: readsOf('glances'),
    decoded: decoded.mock.calls.length,
    urls: urls.mock.calls.length,
  });
}
