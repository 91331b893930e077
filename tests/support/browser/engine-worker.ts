/** The engine's worker, as a test reaches into it. */
import type {Page, Worker} from 'playwright-core';

/** The worker that the engine runs in. */
export function engineOf(page: Page): Worker {
  // The newest: one that hung may still be in the list when the next one runs.
  const engine = enginesOf(page).at(-1);
  if (engine === undefined) throw new Error('No engine worker runs.');
  return engine;
}

/** All that have not ended yet, oldest first. */
export function enginesOf(page: Page): readonly Worker[] {
  return page.workers().filter(isEngine);
}

/** Whether an engine runs in the worker. */
export function isEngine(worker: Worker): boolean {
  return /\/main-[^/]+\.js$/.test(worker.url());
}

/** Ends the engine by an error inside its worker. */
export async function throwInEngine(page: Page): Promise<void> {
  await engineOf(page).evaluate(() => {
    setTimeout(() => {
      throw new Error('a fault of the test');
    });
  });
}

/**
 * Makes the engine hang for ever. It sleeps, since an endless loop would take a core from
 * everybody; and in a task of its own, since a browser never ends a worker in the middle of what a
 * debugger asked of it.
 */
export async function hangEngine(page: Page): Promise<void> {
  await engineOf(page).evaluate(() => {
    setTimeout(() => {
      const {buffer} = new WebAssembly.Memory({initial: 1, maximum: 1, shared: true});
      Atomics.wait(new Int32Array(buffer), 0, 0);
    });
  });
}
