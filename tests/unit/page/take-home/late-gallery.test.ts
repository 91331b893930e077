import {expect, test} from 'vitest';

import type {GalleryPort} from '../../../../src/page/ports.ts';
import {LateGallery} from '../../../../src/page/take-home/late-gallery.ts';
import {FakeGallery} from '../../../support/page/fake-gallery.ts';

const PICTURE = {png: new Blob(['png']), width: 4, height: 3, keptAt: 1234, title: 'A title'};

/** A gallery that counts how often its code is fetched, and fails as often as it is told. */
function setUp({failures = 0} = {}) {
  const fake = new FakeGallery();
  let fetches = 0;
  const gallery = new LateGallery(() => {
    fetches++;
    return fetches <= failures ? Promise.reject(new TypeError('no network')) : Promise.resolve<GalleryPort>(fake);
  });
  return {gallery, fake, fetches: () => fetches};
}

test('the gallery is fetched once, when it is first needed', async () => {
  const {gallery, fetches} = setUp();
  expect(fetches()).toBe(0);
  const kept = await gallery.keep(PICTURE);
  expect((await gallery.list()).ids).toEqual([kept.id]);
  expect(await gallery.glance(kept.id)).toMatchObject({title: 'A title'});
  expect(await gallery.open(kept.id)).toEqual(kept);
  await gallery.delete(kept.id);
  await gallery.restore(kept);
  await gallery.deleteAll();
  expect((await gallery.list()).ids).toEqual([]);
  expect(fetches()).toBe(1);
});

test('a gallery that could not be fetched says so, and the next use tries again', async () => {
  const {gallery} = setUp({failures: 1});
  await expect(gallery.list()).rejects.toMatchObject({code: 'storage-unavailable'});
  expect((await gallery.list()).ids).toEqual([]);
});

test('other tabs are heard as soon as it is fetched, and no longer than is wanted', async () => {
  const {gallery, fake} = setUp();
  const heard: string[] = [];
  const stop = gallery.onChanged(() => heard.push('kept'));
  const stopBefore = gallery.onChanged(() => heard.push('never'));
  stopBefore();
  await gallery.list();
  fake.changeElsewhere();
  stop();
  fake.changeElsewhere();
  expect(heard).toEqual(['kept']);
});
