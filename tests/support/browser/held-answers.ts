/** Keeps the server's answers to some requests back, as a line does on which nothing comes. */
import type {BrowserContext} from 'playwright-core';

/** Holds every request whose address matches, until the returned function is called. */
export async function holdAnswers(context: BrowserContext, address: RegExp): Promise<() => void> {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((open) => {
    release = open;
  });
  await context.route(address, async (route) => {
    await gate;
    // Whoever asked may have given up since.
    await route.continue().catch(() => undefined);
  });
  return release;
}
