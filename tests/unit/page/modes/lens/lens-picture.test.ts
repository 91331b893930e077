/**
 * Pictures that somebody brings to a lens: read, handed on, counted, or refused with a sentence.
 */
import {expect, test} from 'vitest';

import {lensWith} from '../../../../../src/catalogue/lens-options.ts';
import {LensPictures} from '../../../../../src/page/modes/lens/state/lens-picture.ts';
import {reduce} from '../../../../../src/page/state/reduce.ts';
import {Store} from '../../../../../src/page/state/store.ts';
import {EngineError} from '../../../../../src/protocol/errors.ts';
import type {SmallPicture} from '../../../../../src/protocol/small-picture.ts';
import {FakeEngine} from '../../../../support/page/fake-engine.ts';
import {openedAt} from '../../../../support/page/page-state.ts';

const PICTURE: SmallPicture = {width: 2, height: 2, data: new Uint8ClampedArray(16)};

/** A page that looks through the lens, and reads files when the test says so. */
function setUp() {
  const store = new Store(openedAt('?lens=repaint'), reduce);
  const engine = new FakeEngine();
  const reading: {resolve: (picture: SmallPicture) => void; reject: (error: Error) => void}[] = [];
  const pictures = new LensPictures(store, engine, () => {
    return new Promise((resolve, reject) => {
      reading.push({resolve, reject});
    });
  });
  const counted = (): unknown => (store.state.lens.options as {bringsStyle?: number}).bringsStyle;
  return {store, engine, reading, pictures, counted};
}

test('a picture goes to the engine before the state counts it', async () => {
  const {engine, reading, pictures, counted} = setUp();
  const brought = pictures.bring('bringsStyle', [new Blob()]);
  reading[0]!.resolve(PICTURE);
  await brought;
  expect(engine.log).toEqual(['lens-picture 2x2']);
  expect(counted()).toBe(1);
});

test('of two pictures the one that was brought last counts', async () => {
  const {engine, reading, pictures, counted} = setUp();
  const both = ['first', 'second'].map(() => pictures.bring('bringsStyle', [new Blob()]));
  reading[1]!.resolve(PICTURE);
  reading[0]!.resolve({...PICTURE, width: 1, height: 4});
  await Promise.all(both);
  expect(engine.log).toEqual(['lens-picture 2x2']);
  expect(counted()).toBe(1);
});

test('a file that is no picture is refused with a sentence, and the lens goes on', async () => {
  const {store, engine, reading, pictures, counted} = setUp();
  const brought = pictures.bring('bringsStyle', [new Blob()]);
  reading[0]!.reject(new EngineError('file-unreadable', 'no picture'));
  await brought;
  expect(engine.log).toEqual([]);
  expect(counted()).toBe(0);
  expect(store.state.notice).toMatchObject({code: 'file-unreadable'});
});

test('nothing that was dropped does nothing, and a lens left meanwhile gets nothing', async () => {
  const {store, engine, reading, pictures} = setUp();
  await pictures.bring('bringsStyle', []);
  const brought = pictures.bring('bringsStyle', [new Blob()]);
  store.dispatch({kind: 'lens-picked', lens: 'labels'});
  reading[0]!.resolve(PICTURE);
  await brought;
  expect(engine.log).toEqual([]);
  expect(store.state.lens).toEqual(lensWith('labels'));
});
