import {describe, expect, test} from 'vitest';

import {linkOf} from '../../../../src/page/state/link-view.ts';
import {noticeOf} from '../../../../src/page/state/notice.ts';
import {SETTINGS, type SettingRow, type Settings} from '../../../../src/catalogue/settings.ts';
import type {AppState} from '../../../../src/page/state/app-state.ts';
import {actionForCommand} from '../../../../src/page/state/command-action.ts';
import {DEFAULT_SETTINGS, formatSettings, parseSettings} from '../../../../src/page/state/settings.ts';
import {engineSourceOf} from '../../../../src/page/state/source/source-view.ts';
import {Store} from '../../../../src/page/state/store.ts';
import {failure} from '../../../../src/protocol/errors.ts';
import {FAKE_STYLES} from '../../../support/page/fake-engine.ts';
import {after, FAKE_BACKEND, openedAt, paintedAt} from '../../../support/page/page-state.ts';
import {failureSentence} from '../../../../src/page/state/failure-sentence.ts';

const LIVE = {kind: 'live', label: 'A camera', width: 640, height: 480} as const;

describe('an address', () => {
  test.each([
    '?style=the-scream',
    '?style=plain',
    '?style=starry-night&mix=the-scream:0.4&strength=0.7',
    '?style=great-wave&mix=the-scream:1',
    '?source=scene&seed=7&style=starry-night',
    '?source=scene&backend=wasm&rung=240&freeze=1',
    '?backend=webgpu&rung=288-lite&autotune=off',
    '?autotune=on',
    '?style=the-scream&kiosk=1',
    '?style=the-scream&colours=mine&wipe=0.25',
    '?style=the-scream&brush=0.5',
    '?style=the-scream&brush=1',
    '',
  ])('%s is written back as it was read', (search) => {
    expect(linkOf(paintedAt(search))).toBe(search);
  });

  test('an unknown style is left out, said once, and the first style painted', () => {
    const state = paintedAt('?style=mona-lisa');
    expect(state.paint.style).toBe('great-wave');
    expect(state.notice?.code).toBe('url-invalid');
    expect(state.failures.map(({detail}) => detail).join()).toContain('mona-lisa');
  });

  test('an unknown style to mix in leaves the first one pure', () => {
    expect(paintedAt('?style=the-scream&mix=mona-lisa:0.5').paint).toMatchObject({
      style: 'the-scream',
      mixStyle: null,
      mix: 0,
    });
  });

  test('asking to stand still does so on the first painting, not before', () => {
    const ready = after(openedAt('?freeze=1'), {
      kind: 'engine',
      event: {kind: 'ready', backend: FAKE_BACKEND, styles: FAKE_STYLES},
    });
    const showing = after(ready, {kind: 'engine', event: {kind: 'showing', painted: false}});
    expect(showing.isFrozen).toBe(false);
    const painted = after(showing, {kind: 'engine', event: {kind: 'showing', painted: true}});
    expect(painted.isFrozen).toBe(true);
    // A restarted engine paints again; a visitor who let it go on is not held a second time.
    const released = after(
      painted,
      {kind: 'freeze-toggled'},
      {kind: 'engine', event: {kind: 'showing', painted: true}},
    );
    expect(released.isFrozen).toBe(false);
  });

  test('a plain mirror asked to stand still does so on the camera: no painting will come', () => {
    for (const search of ['?style=plain&freeze=1', '?strength=0&freeze=1']) {
      const ready = after(openedAt(search), {
        kind: 'engine',
        event: {kind: 'ready', backend: FAKE_BACKEND, styles: FAKE_STYLES},
      });
      expect(ready.isFrozen).toBe(false);
      expect(after(ready, {kind: 'engine', event: {kind: 'showing', painted: false}}).isFrozen).toBe(true);
    }
  });

  test('a still scene shows one fixed moment until the visitor lets it go on', () => {
    const still = paintedAt('?source=scene&seed=3&freeze=1');
    expect(engineSourceOf(still)).toEqual({kind: 'scene', seed: 3, at: 0});
    expect(engineSourceOf(after(still, {kind: 'freeze-toggled'}))).toEqual({kind: 'scene', seed: 3, at: null});
  });
});

describe('a restart of the engine', () => {
  test('keeps the look, the plain mirror too', () => {
    const ready = {kind: 'engine', event: {kind: 'ready', backend: FAKE_BACKEND, styles: FAKE_STYLES}} as const;
    const mixed = after(paintedAt(), {kind: 'mix-moved', style: 'the-scream', mixStyle: 'great-wave', share: 0.3});
    expect(after(mixed, ready).paint).toEqual(mixed.paint);
    const plain = after(paintedAt(), {kind: 'plain-toggled'});
    expect(after(plain, ready).paint.style).toBeNull();
  });

  test('takes its notice away once it paints again', () => {
    const lost = after(paintedAt(), {
      kind: 'engine',
      event: {kind: 'fatal', failure: failure('gpu-lost', 'destroyed'), blame: null},
    });
    expect(noticeOf(lost)?.code).toBe('gpu-lost');
    const back = after(lost, {kind: 'engine', event: {kind: 'showing', painted: true}});
    expect(noticeOf({...back, sourceState: LIVE})).toBeNull();
    expect(back.failures).toHaveLength(1);
  });

  test('takes its notice away once the plain mirror is back, where nothing is to be painted', () => {
    const lost = after(
      paintedAt(),
      {kind: 'plain-toggled'},
      {kind: 'engine', event: {kind: 'fatal', failure: failure('gpu-lost', 'destroyed'), blame: null}},
    );
    const back = after(lost, {kind: 'engine', event: {kind: 'showing', painted: false}});
    expect(noticeOf({...back, sourceState: LIVE})).toBeNull();
  });
});

describe('the source', () => {
  test('is the still life until the camera has been let in, then the camera', () => {
    const asked = after(openedAt(), {kind: 'source-changed', state: {kind: 'starting'}});
    expect(engineSourceOf(asked).kind).toBe('scene');
    const live = after(asked, {kind: 'source-changed', state: LIVE});
    expect(engineSourceOf(live)).toEqual({kind: 'page', orientation: {mirrored: true, rotation: 0}});
  });

  test('waits for a camera that comes without a question instead of showing the still life for a moment', () => {
    const expected = after(openedAt(), {kind: 'camera-expected', isExpected: true});
    expect(engineSourceOf(after(expected, {kind: 'source-changed', state: {kind: 'starting'}})).kind).toBe('page');
    const failed = {kind: 'failed', failure: failure('camera-busy', 'NotReadableError')} as const;
    expect(engineSourceOf(after(expected, {kind: 'source-changed', state: failed})).kind).toBe('scene');
  });

  test('turns and mirrors the camera as the settings say, and a file never', () => {
    const turned = after(openedAt(), {
      kind: 'settings-changed',
      settings: {mirrored: false, rotation: 90},
    });
    const live = after(turned, {kind: 'source-changed', state: LIVE});
    expect(engineSourceOf(live)).toEqual({kind: 'page', orientation: {mirrored: false, rotation: 90}});
    const file = after(live, {kind: 'source-chosen', source: 'file'}, {kind: 'source-changed', state: LIVE});
    expect(engineSourceOf(file)).toEqual({kind: 'page', orientation: {mirrored: false, rotation: 0}});
  });

  test('news of a camera that is no longer wanted changes nothing', () => {
    const scene = after(openedAt(), {kind: 'source-chosen', source: 'scene'});
    expect(after(scene, {kind: 'source-changed', state: LIVE})).toBe(scene);
  });
});

describe('the brush', () => {
  test('is as the machine can afford it until an address or the slider says how much', () => {
    expect(openedAt().paint.brush).toBeNull();
    expect(openedAt('?brush=0.3').paint.brush).toBe(0.3);
    const moved = after(openedAt('?brush=0.3'), {kind: 'settings-changed', settings: {brush: 0.6}});
    expect(moved.paint.brush).toBe(0.6);
    expect(after(moved, {kind: 'settings-changed', settings: {mirrored: false}}).paint.brush).toBe(0.6);
  });

  test('has keys: each press is a tenth, from what is shown, up to all and down to nothing', () => {
    const press = (state: AppState, command: 'brush-up' | 'brush-down'): AppState =>
      after(
        state,
        actionForCommand(command, '', state, () => 0)!,
      );
    let state = openedAt('?brush=0.3');
    for (const brush of [0.4, 0.5]) {
      state = press(state, 'brush-up');
      expect([state.paint.brush, state.settings.brush]).toEqual([brush, brush]);
    }
    for (let presses = 0; presses < 9; presses++) state = press(state, 'brush-down');
    expect(state.paint.brush).toBe(0);
    for (let presses = 0; presses < 10; presses++) state = press(state, 'brush-up');
    expect(state.settings.brush).toBe(1);
  });

  test('is as on a first visit where the slider stands there, and after the settings are reset', () => {
    const moved = after(openedAt(), {kind: 'settings-changed', settings: {brush: 0.6}});
    expect(after(moved, {kind: 'settings-changed', settings: {brush: 1}}).paint.brush).toBeNull();
    expect(after(moved, {kind: 'settings-reset'}).paint.brush).toBeNull();
  });
});

describe('the notice', () => {
  test('invites to use the camera while nobody has let it in', () => {
    expect(noticeOf(openedAt())).toMatchObject({action: 'use-camera', code: null});
    const live = after(openedAt(), {kind: 'source-changed', state: LIVE});
    expect(noticeOf(live)).toBeNull();
  });

  test('says what is wrong with the camera until it is mended', () => {
    const found = failure('camera-busy', 'NotReadableError');
    const failed = after(openedAt(), {kind: 'source-changed', state: {kind: 'failed', failure: found}});
    expect(noticeOf(failed)).toMatchObject({
      sentence: failureSentence(found),
      action: 'use-camera',
      code: 'camera-busy',
    });
    expect(noticeOf(after(failed, {kind: 'source-changed', state: LIVE}))).toBeNull();
  });

  test('stays out of a countdown', () => {
    expect(noticeOf(after(openedAt(), {kind: 'countdown-moved', remaining: 3}))).toBeNull();
  });

  test('a cancelled call is noted and not shown', () => {
    const noted = after(paintedAt(), {kind: 'failure-noted', failure: failure('cancelled', 'aborted'), isShown: true});
    expect(noted.notice).toBeNull();
  });

  test('at most a hundred failures are remembered, the newest', () => {
    let state = openedAt();
    for (let count = 1; count <= 105; count++) {
      state = after(state, {kind: 'failure-noted', failure: failure('internal', `no. ${count}`), isShown: false});
    }
    expect(state.failures).toHaveLength(100);
    expect(state.failures.at(-1)?.detail).toBe('no. 105');
  });
});

describe('settings', () => {
  test('survive being written and read', () => {
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      source: 'scene',
      ...{deviceId: 'abc', facing: 'back', resolution: '1080p'},
      ...{mirrored: false, rotation: 270},
      language: 'de',
    };
    expect(parseSettings(formatSettings(settings))).toEqual(settings);
  });

  test('stored by earlier versions mean the same', () => {
    const stored =
      '{"source":"scene","camera":{"deviceId":"abc","facing":"back","resolution":"720p"},"orientation":{"mirrored":false,"rotation":90},"language":"de"}';
    expect(parseSettings(stored)).toEqual({
      ...DEFAULT_SETTINGS,
      ...{source: 'scene', deviceId: 'abc', facing: 'back', resolution: '720p'},
      ...{mirrored: false, rotation: 90, language: 'de'},
    });
  });

  test.each([
    null,
    '',
    'not json',
    '[]',
    '"text"',
    '{"camera":7,"orientation":null}',
    '{"orientation":{"rotation":45},"camera":{"resolution":"8k"}}',
  ])('%s reads as the defaults', (text) => {
    expect(parseSettings(text)).toEqual(DEFAULT_SETTINGS);
  });

  test('wait only for settings that there are', () => {
    const waitedFor = Object.values(SETTINGS).flatMap(({option}: SettingRow) => option.shownWhile?.option ?? []);
    for (const name of waitedFor) expect(Object.keys(SETTINGS)).toContain(name);
  });

  test('a dropped file is not remembered as the source', () => {
    const state = after(openedAt(), {kind: 'source-chosen', source: 'file'});
    expect(state.source).toBe('file');
    expect(state.settings.source).toBe('camera');
  });
});

describe('the store', () => {
  test('lets every listener see the same history when one of them dispatches', () => {
    const store = new Store<number, number>(0, (sum, add) => sum + add);
    const seen: string[] = [];
    store.subscribe((next, previous) => {
      seen.push(`first ${previous}-${next}`);
      if (next === 1) store.dispatch(10);
    });
    store.subscribe((next, previous) => {
      seen.push(`second ${previous}-${next}`);
    });
    store.dispatch(1);
    expect(seen).toEqual(['first 0-1', 'second 0-1', 'first 1-11', 'second 1-11']);
  });

  test('is silent when nothing changes, and after the subscription has ended', () => {
    const store = new Store<number, number>(0, (sum, add) => sum + add);
    let calls = 0;
    const end = store.subscribe(() => calls++);
    store.dispatch(0);
    expect(calls).toBe(0);
    store.dispatch(1);
    end();
    store.dispatch(1);
    expect(calls).toBe(1);
  });
});
