/** Keeps an engine from starting, so that a test can look at the page without an engine. */
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
