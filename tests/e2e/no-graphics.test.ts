/**
 * A browser that offers neither WebGPU nor WebGL2 paints on the processor, and draws there.
 */
import {expect, test} from 'vitest';

import {statusOf} from '../support/browser/ask-app.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {launchWithGraphics} from '../support/browser/graphics-browser.ts';
import {closeInPeace, expectPicture, openQuickMirror} from '../support/browser/troubled-mirror.ts';

test.each(['', '&canvas=gpu'])(
  'without any graphics the mirror paints all the same: ?style=the-scream%s',
  async (more) => {
    const app = await openQuickMirror({search: `?style=the-scream${more}`});
    await waitForFacts(app.page, {isPainted: true, source: 'live', notice: null});
    await expectPicture(app.page);
    const {backend} = await statusOf(app.page);
    const compositorReason = more === '' ? 'no-webgl' : 'other-refused';
    expect(backend).toMatchObject({network: 'wasm', compositor: 'canvas', compositorReason});
    expect(backend?.skipped.map(({backend: name}) => name)).toEqual(['webgpu', 'webgl']);
    await closeInPeace(app);
  },
);

test('the mirror loads neither Three.js nor a context of the graphics card where the processor draws', async () => {
  const browser = await launchWithGraphics();
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
