/**
 * A browser that offers neither WebGPU nor WebGL2 paints on the processor, and draws there.
 */
import {chromium} from 'playwright-core';
import {expect, inject, test} from 'vitest';

import {statusOf} from '../support/browser/ask-app.ts';
import {chromiumLaunchOptions, fakeCameraFlags} from '../support/browser/chromium.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, expectPicture, openQuickMirror} from '../support/browser/troubled-mirror.ts';

/** Instead of the flags that bring the software adapter: no graphics of any kind. */
const NO_GRAPHICS_FLAGS = ['--disable-gpu', '--disable-software-rasterizer'];

test.each(['', '&canvas=gpu'])(
  'without any graphics the mirror paints all the same: ?style=the-scream%s',
  async (more) => {
    const browser = await chromium.launch({
      ...chromiumLaunchOptions(),
      args: [...NO_GRAPHICS_FLAGS, ...fakeCameraFlags(inject('cameraFilm'))],
    });
    const app = await openQuickMirror({search: `?style=the-scream${more}`, browser});
    await waitForFacts(app.page, {isPainted: true, source: 'live', notice: null});
    await expectPicture(app.page);
    const {backend} = await statusOf(app.page);
    const compositorReason = more === '' ? 'no-webgl' : 'other-refused';
    expect(backend).toMatchObject({network: 'wasm', compositor: 'canvas', compositorReason});
    expect(backend?.skipped.map(({backend: name}) => name)).toEqual(['webgpu', 'webgl']);
    await closeInPeace(app);
    await browser.close();
  },
);

test('the mirror loads neither Three.js nor a context of the graphics card where the processor draws', async () => {
  const browser = await chromium.launch(chromiumLaunchOptions(fakeCameraFlags(inject('cameraFilm'))));
  const scripts: string[] = [];
  const app = await openQuickMirror({
    search: '?style=the-scream',
    browser,
    prepare: async (context) => {
      context.on('request', (request) => scripts.push(request.url()));
      await Promise.resolve();
    },
  });
  await waitForFacts(app.page, {isPainted: true, source: 'live'});
  expect(scripts.filter((url) => url.includes('three'))).toEqual([]);
  expect(scripts.some((url) => url.includes('canvas-compositor'))).toBe(true);
  await closeInPeace(app);
  await browser.close();
});
