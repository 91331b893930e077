/**
 * The files that installing does not wait for. They are named by address and revision, so that two
 * versions can lie side by side.
 */
import {registerRoute} from 'workbox-routing';

import {clampUnit, type UnitInterval} from '../protocol/units.ts';
import {fetchEntry, isIntact, type KeptEntry} from './kept-entry.ts';

const CACHE = 'pareidolia-rest';

/** The second group of files. */
export class KeptRest {
  readonly #entries: ReadonlyMap<string, KeptEntry>;

  /** Answers from now on. */
  constructor(entries: readonly KeptEntry[]) {
    this.#entries = new Map(entries.map((entry) => [new URL(entry.url, self.location.href).href, entry]));
    registerRoute(
      ({url}) => this.#entries.has(url.href),
      ({url, request}) => this.#answer(this.#entries.get(url.href), request),
    );
  }

  /**
   * Checks every file and fetches what is damaged or not there, one at a time so that the mirror
   * keeps the network and the cores.
   *
   * @param onProgress Hears the share of bytes kept so far.
   * @throws When one cannot be fetched; what was kept stays.
   */
  async mend(onProgress: (share: UnitInterval) => void): Promise<void> {
    const entries = [...this.#entries.values()];
    const totalBytes = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
    let keptBytes = 0;
    const cache = await caches.open(CACHE);
    for (const entry of entries) {
      if ((await readIntact(cache, entry)) === null) await cache.put(keyOf(entry), await fetchEntry(entry));
      keptBytes += entry.sizeBytes;
      onProgress(clampUnit(keptBytes / totalBytes));
    }
  }

  /** Entries of older versions have no reader left. */
  async deleteOutdated(): Promise<void> {
    const cache = await caches.open(CACHE);
    const current = new Set([...this.#entries.values()].map(keyOf));
    const outdated = (await cache.keys()).filter((request) => !current.has(request.url));
    await Promise.all(outdated.map((request) => cache.delete(request)));
  }

  async #answer(entry: KeptEntry | undefined, request: Request): Promise<Response> {
    if (entry === undefined) return fetch(request);
    const cache = await caches.open(CACHE);
    const kept = await readIntact(cache, entry);
    if (kept !== null) return kept;
    const fetched = await fetchEntry(entry);
    // A full disk must not keep the page from its file.
    await cache.put(keyOf(entry), fetched.clone()).catch(() => undefined);
    return fetched;
  }
}

/** The kept file, or null where there is none or it is damaged. */
async function readIntact(cache: Cache, entry: KeptEntry): Promise<Response | null> {
  const kept = await cache.match(keyOf(entry));
  return kept !== undefined && (await isIntact(kept, entry.integrity)) ? kept : null;
}

function keyOf({url, revision}: KeptEntry): string {
  const key = new URL(url, self.location.href);
  if (revision !== null) key.searchParams.set('revision', revision);
  return key.href;
}
