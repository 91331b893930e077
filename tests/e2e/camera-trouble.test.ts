/**
 * The camera as it is met in the world: missing, forbidden, taken, on an insecure address,
 * unplugged. Each time the visitor reads what to do, the operator why, and the screen shows a
 * picture.
 */
import {join} from 'node:path';

import {chromium, type Browser} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, describe, test} from 'vitest';

import {expectPeace, type AppPage} from '../support/browser/app-page.ts';
import {startAppServer} from '../support/browser/app-server.ts';
import {
  freeCamera,
  installCameraSwitch,
  muteCamera,
  plugCameraIn,
  unplugCamera,
} from '../support/browser/camera-switch.ts';
import {chromiumLaunchOptions, fakeCameraFlags} from '../support/browser/chromium.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {
  closeInPeace,
  expectDetail,
  expectPicture,
  expectPlainMirror,
  expectSentence,
  openQuickMirror,
} from '../support/browser/troubled-mirror.ts';

/** Any name but localhost is insecure by http. */
const INSECURE_HOST = 'mirror.test';

/**
 * The still life stands still once it is painted: on a processor, its moving takes all there is.
 */
const STILL = '?freeze=1';

let withoutCamera: Browser;

beforeAll(async () => {
  withoutCamera = await chromium.launch(
    chromiumLaunchOptions(
      [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream=device-count=0',
        `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`,
      ],
      'none',
    ),
  );
});

afterAll(async () => {
  await withoutCamera.close();
});

test('without a camera the still life is painted, and a camera is asked for', async () => {
  const app = await openQuickMirror({search: STILL, browser: withoutCamera});
  await expectSentence(app.page, 'camera-missing');
  await waitForFacts(app.page, {isPainted: true});
  await expectPicture(app.page);
  await expectDetail(app.page, 'camera-missing', /^NotFoundError: /);
  await closeInPeace(app);
});

test('on an insecure address the still life is painted, and a secure one is named', async () => {
  const server = await startAppServer({hostNames: [INSECURE_HOST]});
  const origin = server.origin.replace('localhost', INSECURE_HOST);
  const app = await openQuickMirror({search: STILL, browser: withoutCamera, origin, context: {permissions: []}});
  await expectSentence(app.page, 'camera-insecure');
  await waitForFacts(app.page, {isPainted: true});
  await expectPicture(app.page);
  await expectDetail(app.page, 'camera-insecure', /^the page is not a secure context$/);
  await closeInPeace(app);
  await server.stop();
});

test('a camera that was refused is asked for again by a tap', async () => {
  const app = await openQuickMirror({prepare: (context) => installCameraSwitch(context, 'NotAllowedError')});
  await expectSentence(app.page, 'camera-denied');
  await expectPicture(app.page);
  await expectDetail(app.page, 'camera-denied', /^NotAllowedError: so said the test$/);
  await freeCamera(app.page);
  await app.page.locator('pareidolia-notice [data-action=use-camera]').click();
  await waitForFacts(app.page, {source: 'live', notice: null});
  await closeInPeace(app);
});

test('a camera that another program holds comes by itself once it is let go', async () => {
  const app = await openQuickMirror({prepare: (context) => installCameraSwitch(context, 'NotReadableError')});
  await expectSentence(app.page, 'camera-busy');
  await expectPicture(app.page);
  // Each attempt is told, and a slow machine looks late.
  await expectDetail(app.page, 'camera-busy', /^NotReadableError: so said the test$/m);
  await freeCamera(app.page);
  await waitForFacts(app.page, {source: 'live', notice: null});
  await closeInPeace(app);
});

describe('in the middle of a visit,', () => {
  let app: AppPage;

  beforeAll(async () => {
    app = await openQuickMirror({
      search: '?style=plain',
      prepare: (context) => installCameraSwitch(context, null),
    });
  });

  beforeEach(async () => {
    await waitForFacts(app.page, {isShowing: true, source: 'live', notice: null});
    await expectPlainMirror(app.page);
  });

  afterEach(() => {
    expectPeace(app);
  });

  afterAll(async () => {
    await app.close();
  });

  async function expectCameraAgain(): Promise<void> {
    await waitForFacts(app.page, {source: 'live', notice: null});
    await expectPlainMirror(app.page);
  }

  test('an unplugged camera gives way to the still life, and comes back when it is plugged in', async () => {
    await unplugCamera(app.page);
    await expectSentence(app.page, 'camera-unplugged');
    await expectPicture(app.page);
    await expectDetail(app.page, 'camera-unplugged', /^the track '.+' ended$/);
    await plugCameraIn(app.page);
    await expectCameraAgain();
  });

  test('a camera that goes mute gives way to the still life, and comes back when it sends pictures again', async () => {
    await muteCamera(app.page);
    await expectSentence(app.page, 'camera-unplugged');
    await expectPicture(app.page);
    await expectDetail(app.page, 'camera-unplugged', /^no picture for 5000 ms$/m);
    await freeCamera(app.page);
    await expectCameraAgain();
  });
});

test('a camera that has ended when it is handed over is no live one: the still life is painted meanwhile', async () => {
  // Chromium refuses this film's odd size only after it has handed the track over.
  const film = join(import.meta.dirname, '../support/files/cam-641x479.mjpeg');
  const browser = await chromium.launch(chromiumLaunchOptions(fakeCameraFlags(film), 'none'));
  const app = await openQuickMirror({search: STILL, browser});
  await expectSentence(app.page, 'camera-failed');
  await waitForFacts(app.page, {isPainted: true});
  await expectPicture(app.page);
  await expectDetail(app.page, 'camera-failed', /^the track had ended when it was opened$/m);
  await closeInPeace(app);
  await browser.close();
});
