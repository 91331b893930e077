/**
 * Keeps the built app so that it starts, paints and keeps pictures without a network.
 *
 * Installing waits for the shell and the style network only. The rest (libraries, other networks,
 * wasm) is fetched when the page asks, after its own start. A newer version waits until the page
 * says that no visitor is there. A kept file that is damaged or lost is fetched again.
 */
import {setCatchHandler} from 'workbox-routing';

import type {ServiceWorkerAnswer, ServiceWorkerRequest} from './protocol/service-worker-messages.ts';
import type {KeptEntry} from './service-worker/kept-entry.ts';
import {KeptRest} from './service-worker/kept-rest.ts';
import {KeptShell} from './service-worker/kept-shell.ts';

declare const self: ServiceWorkerGlobalScope & {
  /** Replaced by the list of built files when the app is built. */
  readonly __PRECACHE_GROUPS: {readonly first: KeptEntry[]; readonly rest: KeptEntry[]};
};

const groups = self.__PRECACHE_GROUPS;
const shell = new KeptShell(groups.first);
const rest = new KeptRest(groups.rest);

// Caches that cannot be opened, or that are lost while the server has a newer build: the page gets
// what it would get without this worker.
setCatchHandler(({request}) => fetch(request));

self.addEventListener('activate', (event) => {
  // Claiming makes the very first visit work offline too.
  event.waitUntil(Promise.all([self.clients.claim(), rest.deleteOutdated()]));
});

self.addEventListener('message', (event) => {
  const request = event.data as ServiceWorkerRequest;
  switch (request.kind) {
    case 'take-over':
      event.waitUntil(self.skipWaiting());
      break;
    case 'keep-rest':
      event.waitUntil(keepAll(event));
      break;
  }
});

/** Checks what is kept, and fetches what is not. */
async function keepAll(event: ExtendableMessageEvent): Promise<void> {
  const say = (answer: ServiceWorkerAnswer) => event.ports[0]?.postMessage(answer);
  try {
    await shell.mend(event);
    await rest.mend((share) => {
      say({kind: 'progress', share});
    });
    say({kind: 'kept'});
  } catch (error) {
    // No network, a full disk or a newer build on the server: the page hears it and asks again.
    say({kind: 'failed', detail: String(error)});
  }
}
