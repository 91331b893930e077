/**
 * A page on a fake clock: its limits pass twice as fast. Every limit of the page is a timer
 * of a second or more, or counts in steps of one second, so it is enough to shorten those timers;
 * frames, fades and the time itself keep their pace.
 */
import type {BrowserContext} from 'playwright-core';

import {isEngine} from '../support/browser/engine-worker.ts';

/** How many times as fast. More, and a long task of a busy machine would pass for a hang. */
const TIMES = 2;

/** Shorter timers are about what is seen, not about who is silent. */
const SHORTEST_LIMIT_MS = 1000;

/** From one word of an engine to the next; its own clock keeps its pace. */
const WORD_MS = 1000 / TIMES;

/** For the pages that the context opens from now on. */
export async function hurryPages(context: BrowserContext): Promise<void> {
  await context.addInitScript(
    ({times, shortest}) => {
      const shortened = (ms = 0): number => (ms >= shortest ? ms / times : ms);
      const [later, often] = [window.setTimeout.bind(window), window.setInterval.bind(window)];
      window.setTimeout = ((work: TimerHandler, ms?: number, ...rest: unknown[]) =>
        later(work, shortened(ms), ...rest)) as typeof setTimeout;
      window.setInterval = ((work: TimerHandler, ms?: number, ...rest: unknown[]) =>
        often(work, shortened(ms), ...rest)) as typeof setInterval;
    },
    {times: TIMES, shortest: SHORTEST_LIMIT_MS},
  );
  context.on('page', (page) => {
    page.on('worker', (worker) => {
      if (!isEngine(worker)) return;
      const speakOften = worker.evaluate((ms) => {
        setInterval(() => {
          postMessage({kind: 'alive'});
        }, ms);
      }, WORD_MS);
      // A worker that has ended already says nothing more.
      speakOften.catch(() => undefined);
    });
  });
}
