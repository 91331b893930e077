/**
 * The page's heartbeat: sent in a kiosk and nowhere else, also past the service worker, and not by
 * a page that hangs.
 */
import {expect, test} from 'vitest';

import {HeartbeatBox} from '../../scripts/lib/server/heartbeat-box.mjs';
import {startAppServer} from '../support/browser/app-server.ts';
import {waitForFacts} from '../support/browser/facts.ts';
import {closeInPeace, openQuickMirror} from '../support/browser/troubled-mirror.ts';

/** With the service worker, which answers for the server. */
const KEPT = {serviceWorkers: 'allow'} as const;

/** A few beats: each is five seconds after the last. */
const SOME_BEATS = {timeout: 60_000};

test('a page in a kiosk says every few seconds that it shows a picture, and falls silent when it hangs', async () => {
  const heartbeats = new HeartbeatBox();
  heartbeats.read();
  const server = await startAppServer({heartbeats});
  const app = await openQuickMirror({origin: server.origin, search: '?kiosk=1', context: KEPT});
  const {page} = app;
  await expect.poll(() => heartbeats.read().state, SOME_BEATS).toBe('picture');
  await waitForFacts(page, {offline: 'ready'});
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  expect(new URL(page.url()).searchParams.get('kiosk')).toBe('1');
  const lastBeatAt = () => performance.now() - heartbeats.read().ageMs!;
  const before = lastBeatAt();
  // Beats are seconds apart; what two questions disagree by is less than one.
  await expect.poll(lastBeatAt, SOME_BEATS).toBeGreaterThan(before + 1000);
  expect(heartbeats.read().version).toMatch(/^\d+\.\d+\.\d+$/);

  const silence = page.evaluate((ms) => {
    for (const end = performance.now() + ms; performance.now() < end;);
  }, 9000);
  // Longer than from one beat to the next.
  await expect.poll(() => heartbeats.read().ageMs, SOME_BEATS).toBeGreaterThan(7000);
  await silence;
  await closeInPeace(app);
  await server.stop();
});

test('a page that is no kiosk sends none', async () => {
  const beats: string[] = [];
  const app = await openQuickMirror({
    context: KEPT,
    prepare: (context) => {
      context.on('request', (request) => {
        if (request.url().includes('heartbeat')) beats.push(request.url());
      });
      return Promise.resolve();
    },
  });
  await waitForFacts(app.page, {isPainted: true, offline: 'ready'});
  expect(beats).toEqual([]);
  await closeInPeace(app);
});
