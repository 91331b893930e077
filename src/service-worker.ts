/**
 * Keeps the built app so that it starts, paints and keeps pictures without a network.
 *
 * Installing waits for the shell and the style network only. The rest (libraries, other networks,
 * wasm) is fetched when the page asks, after its own start. A newer version waits until the page
 * says that no visitor is there.
 */
import {precacheAndRoute, createHandlerBoundToURL, cleanupOutdatedCaches} from 'workbox-precaching';
import {registerRoute} from 'workbox-routing';

import type {ServiceWorkerAnswer, ServiceWorkerRequest} from './protocol/service-worker-messages.ts';
import {clampUnit} from './protocol/units.ts';

/** One built file. `revision` is null where the name carries a hash of the content. */
interface PrecacheEntry {
  readonly url: string;
  readonly revision: string | null;
  readonly integrity: string;
  readonly sizeBytes: number;
}

declare const self: ServiceWorkerGlobalScope & {
  /** Replaced by the list of built files when the app is built. */
  readonly __PRECACHE_GROUPS: {readonly first: PrecacheEntry[]; readonly rest: PrecacheEntry[]};
};

/**
 * Holds what installing did not wait for. Entries are named by address and revision, so two
 * versions can lie side by side.
 */
const REST_CACHE = 'pareidolia-rest';

const {first, rest} = self.__PRECACHE_GROUPS;

/** Where the app is opened: its folder, by this or its full name. */
const APP_PATHS = new Set(['./', 'index.html'].map((name) => new URL(name, self.location.href).pathname));

/** Cache keys of the rest by absolute address. */
const restKeys = new Map(rest.map((entry) => [new URL(entry.url, self.location.href).href, restKey(entry)]));

precacheAndRoute(first);
cleanupOutdatedCaches();
// The app has one address, the folder it lies in; the query holds the view. Its files are named
// from there, so that it runs in any folder of a server.
registerRoute(
  ({request, url}) => request.mode === 'navigate' && APP_PATHS.has(url.pathname),
  createHandlerBoundToURL('index.html'),
);
registerRoute(
  ({url}) => restKeys.has(url.href),
  ({request}) => answerFromRest(request),
);

self.addEventListener('activate', (event) => {
  // Claiming makes the very first visit work offline too. Entries of older versions have no reader
  // left.
  event.waitUntil(Promise.all([self.clients.claim(), deleteOutdatedRest()]));
});

self.addEventListener('message', (event) => {
  const request = event.data as ServiceWorkerRequest;
  switch (request.kind) {
    case 'take-over':
      event.waitUntil(self.skipWaiting());
      break;
    case 'keep-rest':
      event.waitUntil(keepRest(event.ports[0]));
      break;
  }
});

/**
 * Fetches what is not kept yet, one file at a time so that the mirror keeps the network and the
 * cores.
 */
async function keepRest(port: MessagePort | undefined): Promise<void> {
  const say = (answer: ServiceWorkerAnswer) => port?.postMessage(answer);
  const totalBytes = rest.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  let keptBytes = 0;
  try {
    const cache = await caches.open(REST_CACHE);
    for (const entry of rest) {
      const key = restKey(entry);
      if ((await cache.match(key)) === undefined) await cache.put(key, await fetchEntry(entry));
      keptBytes += entry.sizeBytes;
      say({kind: 'progress', share: clampUnit(keptBytes / totalBytes)});
    }
    say({kind: 'kept'});
  } catch (error) {
    // No network, a full disk or a newer build on the server: the page hears it and asks again at
    // its next start.
    say({kind: 'failed', detail: String(error)});
  }
}

/** Throws unless the server answers with exactly the bytes of this build. */
async function fetchEntry({url, revision, integrity}: PrecacheEntry): Promise<Response> {
  const response = await fetch(url, {integrity, cache: revision === null ? 'default' : 'no-cache'});
  if (!response.ok) throw new Error(`${url}: the server answered ${String(response.status)}`);
  return response;
}

async function answerFromRest(request: Request): Promise<Response> {
  const cache = await caches.open(REST_CACHE);
  const key = restKeys.get(new URL(request.url).href);
  return (key === undefined ? undefined : await cache.match(key)) ?? fetch(request);
}

async function deleteOutdatedRest(): Promise<void> {
  const cache = await caches.open(REST_CACHE);
  const current = new Set(restKeys.values());
  const outdated = (await cache.keys()).filter((request) => !current.has(request.url));
  await Promise.all(outdated.map((request) => cache.delete(request)));
}

function restKey({url, revision}: PrecacheEntry): string {
  const key = new URL(url, self.location.href);
  if (revision !== null) key.searchParams.set('revision', revision);
  return key.href;
}
