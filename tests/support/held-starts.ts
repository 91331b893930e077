/**
 * Holds an engine back before it runs: what the page shows without one can then be looked at in
 * peace.
 */
import type {BrowserContext} from 'playwright-core';

/** Engine workers' scripts pass unless they are held. */
export interface HeldStarts {
  /** From now on, a new engine's script does not arrive. */
  hold(): void;
  /** It arrives now. */
  release(): void;
}

/** Stands between the page and the engine's script. */
export async function holdEngineStarts(context: BrowserContext): Promise<HeldStarts> {
  let gate = Promise.resolve();
  let open = (): void => undefined;
  await context.route(/\/assets\/main-[^/]+\.js$/, async (route) => {
    await gate;
    await route.continue();
  });
  return {
    hold: () => {
      gate = new Promise((opened) => {
        open = opened;
      });
    },
    release: () => {
      open();
    },
  };
}
