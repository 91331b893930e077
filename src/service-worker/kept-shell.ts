/**
 * The files that the mirror starts with, kept by Workbox. A kept file that is damaged counts as
 * missing: Workbox then fetches it and keeps it anew.
 */
import {PrecacheController, PrecacheRoute, cleanupOutdatedCaches} from 'workbox-precaching';
import {registerRoute} from 'workbox-routing';

import {withinLimit} from '../protocol/awake-timer.ts';
import type {Milliseconds} from '../protocol/units.ts';
import {waitingPage} from './waiting-page.ts';
import {isIntact, type KeptEntry} from './kept-entry.ts';

declare const self: ServiceWorkerGlobalScope;

/** Where the app is opened: its folder, by this or its full name. */
const APP_PATHS = new Set(['./', 'index.html'].map((name) => new URL(name, self.location.href).pathname));

/** A server that hangs is away: nobody sits before an empty window for longer. */
const ANSWER_LIMIT_MS: Milliseconds = 10_000;

/** What the built page names of the files that it starts with. */
const START_FILE = /(?:src|href)="\.?\/?(assets\/[^"]+\.(?:js|css))"/g;

/** The first group of files. */
export class KeptShell {
  readonly #urls: readonly string[];
  readonly #controller: PrecacheController = new PrecacheController({
    plugins: [
      {
        // Asked while installing, too: an update takes over what is the same in the older version.
        cachedResponseWillBeUsed: async ({cachedResponse, request}) => {
          const integrity = this.#controller.getIntegrityForCacheKey(request.url);
          if (cachedResponse === undefined || integrity === undefined) return cachedResponse;
          return (await isIntact(cachedResponse, integrity)) ? cachedResponse : undefined;
        },
        // What replaces a damaged file comes from the server: the browser's other copy may be
        // damaged as well.
        requestWillFetch: ({request, event}) =>
          Promise.resolve(event.type === 'install' ? request : new Request(request, {cache: 'reload'})),
      },
    ],
  });

  /**
   * Installs, and answers from now on. The app has one address, the folder it lies in; the query
   * holds the view.
   */
  constructor(entries: readonly KeptEntry[]) {
    this.#urls = entries.map(({url}) => url);
    this.#controller.precache([...entries]);
    cleanupOutdatedCaches();
    registerRoute(new PrecacheRoute(this.#controller));
    registerRoute(
      ({request, url}) => request.mode === 'navigate' && APP_PATHS.has(url.pathname),
      ({event, request}) => this.#open(event, request),
    );
  }

  /**
   * Checks every file, and replaces what is damaged or lost.
   *
   * @throws When one cannot be fetched.
   */
  async mend(event: ExtendableEvent): Promise<void> {
    for (const url of this.#urls) await this.#give(url, event);
  }

  /**
   * The page, if it can start. A page whose first script is damaged would stay empty for ever: then
   * the server's, be it of another build, or the page that waits for the server.
   */
  async #open(event: ExtendableEvent, request: Request): Promise<Response> {
    try {
      return await inTime(this.#giveWhole(event));
    } catch {
      // What is damaged could not be fetched.
    }
    try {
      const answer = await inTime(fetch(request));
      if (answer.ok) return answer;
    } catch {
      // No server.
    }
    return waitingPage();
  }

  /** @throws When the page or a file that it starts with is damaged and cannot be fetched. */
  async #giveWhole(event: ExtendableEvent): Promise<Response> {
    const page = await this.#give('index.html', event);
    const named = [...(await page.clone().text()).matchAll(START_FILE)].map(([, url = '']) => url);
    await Promise.all(named.filter((url) => this.#urls.includes(url)).map((url) => this.#give(url, event)));
    return page;
  }

  /**
   * Workbox's own handler for an address does not name the integrity, and keeps nothing anew
   * without it.
   */
  #give(url: string, event: ExtendableEvent): Promise<Response> {
    const cacheKey = this.#controller.getCacheKeyForURL(url);
    const integrity = cacheKey && this.#controller.getIntegrityForCacheKey(cacheKey);
    return this.#controller.strategy.handle({event, request: new Request(url), params: {cacheKey, integrity}});
  }
}

function inTime<Result>(work: Promise<Result>): Promise<Result> {
  return withinLimit(work, ANSWER_LIMIT_MS, () => new Error(`no answer in ${ANSWER_LIMIT_MS} ms`));
}
