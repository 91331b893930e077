/**
 * Files that open in their own time: what was chosen last is shown.
 */
import {expect, test} from 'vitest';

import {bindSource} from '../../../src/page/bindings/bind-source.ts';
import type {PageSourcePort} from '../../../src/page/ports.ts';
import type {OpenedFile} from '../../../src/page/sources/open-file.ts';
import {reduce} from '../../../src/page/state/reduce.ts';
import {Store} from '../../../src/page/state/store.ts';
import {EngineError} from '../../../src/protocol/errors.ts';
import {openedAt} from '../../support/page/page-state.ts';

/** A page whose files open when the test says so. */
function setUp(search = '') {
  const store = new Store(openedAt(search), reduce);
  const log: string[] = [];
  const opening: {resolve: (file: OpenedFile) => void; reject: (error: Error) => void}[] = [];
  const source: PageSourcePort = {
    on: () => () => undefined,
    useCamera: () => log.push('camera'),
    openFile: () =>
      new Promise((resolve, reject) => {
        opening.push({resolve, reject});
      }),
    useFile: ({name}) => log.push(`shows ${name}`),
    stop: () => log.push('stop'),
    setVisible: () => undefined,
    listCameras: () => Promise.resolve([]),
  };
  const control = bindSource(store, source, () => Promise.resolve(false));
  const file = (name: string): OpenedFile => ({
    ...{kind: 'video', name, url: '', size: {width: 1, height: 1}},
    close: () => log.push(`closes ${name}`),
  });
  return {store, control, log, opening, file};
}

/** All that was waiting has gone on. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('of two files dropped one after the other the second is shown, whichever opens first', async () => {
  const {store, control, log, opening, file} = setUp();
  control.useFiles([new Blob()]);
  control.useFiles([new Blob()]);
  opening[1]?.resolve(file('second'));
  opening[0]?.resolve(file('first'));
  await settled();
  expect(log).toEqual(['camera', 'stop', 'shows second', 'closes first']);
  expect(store.state.source).toBe('file');
});

test('a file that opens after the visitor has chosen something else is closed', async () => {
  const {store, control, log, opening, file} = setUp();
  control.useFiles([new Blob()]);
  store.dispatch({kind: 'source-chosen', source: 'scene'});
  opening[0]?.resolve(file('late'));
  await settled();
  expect(log).toEqual(['camera', 'stop', 'closes late']);
  expect(store.state.source).toBe('scene');
});

test('a file that cannot be shown leaves the camera as it is, and is told', async () => {
  const {store, control, log, opening} = setUp();
  control.useFiles([new Blob()]);
  opening[0]?.reject(new EngineError('file-unreadable', 'so said the test'));
  await settled();
  expect(log).toEqual(['camera']);
  expect(store.state).toMatchObject({source: 'camera', notice: {code: 'file-unreadable'}});
});
