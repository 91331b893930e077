/** The engine's worker, as a test reaches into it. */
import type {Page, Worker} from 'playwright-core';

/** The worker that the engine runs in. */
export function engineOf(page: Page): Worker {
  // The newest: one that hung may still be in the list when the next one runs.
  const engine = page.workers().findLast((worker) => /\/main-[^/]+\.js$/.test(worker.url()));
  if (engine === undefined) throw new Error('No engine worker runs.');
  return engine;
}

/** Ends the engine by an error inside its worker. */
export async function throwInEngine(page: Page): Promise<void> {
  await engineOf(page).evaluate(() => {
    setTimeout(() => {
      throw new Error('a fault of the test');
    });
  });
}
