import {describe, expect, test} from 'vitest';

import {bindEngine} from '../../../../src/page/bindings/bind-engine.ts';
import {ShotRunner, waitByTimer} from '../../../../src/page/take-home/shot-runner.ts';
import {reduce} from '../../../../src/page/state/reduce.ts';
import {Store} from '../../../../src/page/state/store.ts';
import {EngineError} from '../../../../src/protocol/errors.ts';
import type {KeptPixels} from '../../../../src/protocol/messages.ts';
import {FakeEngine} from '../../../support/page/fake-engine.ts';
import {FakeGallery} from '../../../support/page/fake-gallery.ts';
import {paintedAt} from '../../../support/page/page-state.ts';

const PIXELS: KeptPixels = {png: new Blob(['png'], {type: 'image/png'}), width: 1280, height: 720};

function setUp(now = () => 1234) {
  const store = new Store(paintedAt(), reduce);
  const engine = new FakeEngine();
  engine.keep = () => Promise.resolve(PIXELS);
  bindEngine(store, engine);
  const gallery = new FakeGallery();
  const counted: number[] = [];
  const shots = new ShotRunner({
    store,
    engine,
    gallery,
    wait: (_duration, signal) => {
      if (store.state.shot.kind === 'counting') counted.push(store.state.shot.remaining);
      return signal.aborted ? Promise.reject(new DOMException('', 'AbortError')) : Promise.resolve();
    },
    now,
  });
  engine.log.length = 0;
  return {store, engine, gallery, shots, counted};
}

describe('taking a picture', () => {
  test('counts three, two, one, flashes, holds the picture still and has it finished', async () => {
    const {store, engine, shots, counted} = setUp();
    await shots.press();
    expect(counted).toEqual([3, 2, 1]);
    expect(engine.log).toEqual(['flash', 'freeze', 'keep']);
    expect(store.state.shot).toMatchObject({
      kind: 'review',
      picture: {...PIXELS, isUnmirrored: false, keptAt: 1234, title: 'The Great Wave off Kanagawa'},
      keeping: {kind: 'undecided'},
    });
  });

  test('of a lens is handed the words that are written into it, and of a painting none', async () => {
    const {store, engine, shots} = setUp();
    const asked: unknown[] = [];
    engine.keep = ({lens}) => {
      asked.push(lens);
      return Promise.resolve(PIXELS);
    };
    await shots.finish(false);
    shots.end();
    store.dispatch({kind: 'engine', event: {kind: 'perception-found'}});
    store.dispatch({kind: 'mode-picked', mode: 'lens'});
    await shots.finish(false);
    expect(asked).toEqual([null, {title: 'labels', captions: {}}]);
  });

  test('stopping the countdown leaves the mirror live, without flash or picture', async () => {
    const {store, engine, shots} = setUp();
    const stop = store.subscribe(({shot}) => {
      if (shot.kind !== 'counting' || shot.remaining !== 2) return;
      stop();
      shots.end();
    });
    await shots.press();
    expect(store.state.shot.kind).toBe('none');
    expect(engine.log).toEqual([]);
  });

  test.each([
    ['the second half of a double tap on the shutter counts on', 399, 'review'],
    ['a tap on the countdown stops it', 400, 'none'],
  ] as const)('%s', async (_what, delay, outcome) => {
    let time = 1234;
    const {store, shots} = setUp(() => time);
    const forget = store.subscribe(() => {
      forget();
      time += delay;
      shots.stop();
    });
    await shots.press();
    expect(store.state.shot.kind).toBe(outcome);
  });

  test('a second press during the countdown starts nothing', async () => {
    const {engine, shots} = setUp();
    await Promise.all([shots.press(), shots.press()]);
    expect(engine.log.filter((name) => name === 'keep')).toHaveLength(1);
  });

  test('retaking lets the mirror go on and throws the unfinished answer away', async () => {
    const {store, engine, shots} = setUp();
    let answer = (_pixels: KeptPixels): void => undefined;
    engine.keep = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const pressed = shots.press();
    while (store.state.shot.kind !== 'finishing') await Promise.resolve();
    shots.end();
    answer(PIXELS);
    await pressed;
    expect(store.state.shot.kind).toBe('none');
    expect(store.state.isFrozen).toBe(false);
    expect(engine.log.at(-1)).toBe('go on');
  });

  test('a picture that was standing still before the shot stands still after it', async () => {
    const {store, shots} = setUp();
    store.dispatch({kind: 'freeze-toggled'});
    await shots.press();
    expect(store.state.isFrozen).toBe(true);
  });

  test('a picture that cannot be finished says so, and can be tried again', async () => {
    const {store, engine, shots} = setUp();
    engine.keep = () => Promise.reject(new EngineError('gpu-lost', 'destroyed'));
    await shots.press();
    expect(store.state.shot).toMatchObject({
      kind: 'failed',
      failure: {code: 'keep-failed', detail: 'gpu-lost: destroyed'},
    });
    expect(store.state.isFrozen).toBe(true);
    engine.keep = () => Promise.resolve(PIXELS);
    await shots.finish(false);
    expect(store.state.shot.kind).toBe('review');
  });

  test('turning the text round asks for the other direction, and keeps the picture if that fails', async () => {
    const {store, engine, shots} = setUp();
    await shots.press();
    const asked: boolean[] = [];
    engine.keep = ({unmirrored}) => {
      asked.push(unmirrored);
      return Promise.reject(new EngineError('keep-failed', 'out of memory'));
    };
    await shots.finish(true);
    expect(asked).toEqual([true]);
    expect(store.state.shot).toMatchObject({kind: 'review', picture: {isUnmirrored: false}, keeping: {kind: 'failed'}});
  });
});

describe('keeping it', () => {
  test('puts it into the gallery once, however often it is asked', async () => {
    const {store, gallery, shots} = setUp();
    await shots.press();
    await Promise.all([shots.keep(), shots.keep()]);
    await shots.keep();
    expect(gallery.pictures).toEqual([{id: 1, ...PIXELS, keptAt: 1234, title: 'The Great Wave off Kanagawa'}]);
    expect(store.state.shot).toMatchObject({keeping: {kind: 'kept'}});
  });

  test('a full storage is said, the picture stays, and keeping can be tried again', async () => {
    const {store, gallery, shots} = setUp();
    await shots.press();
    gallery.failure = new EngineError('storage-full', 'QuotaExceededError');
    await shots.keep();
    expect(store.state.shot).toMatchObject({
      kind: 'review',
      picture: PIXELS,
      keeping: {kind: 'failed', failure: {code: 'storage-full'}},
    });
    gallery.failure = null;
    await shots.keep();
    expect(gallery.pictures).toHaveLength(1);
  });
});

test('a wait ends by its time, or at once by its signal', async () => {
  await waitByTimer(1, new AbortController().signal);
  const controller = new AbortController();
  const waiting = waitByTimer(60_000, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({name: 'AbortError'});
});
