/** Keeps the server's answers to some requests back, as a line does on which nothing comes. */
import type {BrowserContext} from 'playwright-core';

/**
 * Holds the requests whose address matches, every one or the first so many, until the returned
 * function is called.
 */
export async function holdAnswers(context: BrowserContext, address: RegExp, times?: number): Promise<() => void> {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((open) => {
    release = open;
  });
  await context.route(
    address,
    async (route) => {
      await gate;
      // Whoever asked may have given up since.
      await route.continue().catch(() => undefined);
    },
    times === undefined ? {} : {times},
  );
  return release;
}
