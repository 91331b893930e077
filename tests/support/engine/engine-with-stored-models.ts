/**
 * The engine's worker, which gets files from the test's cache before the server: for networks that
 * exist only in a test.
 */
import './compile-quickly.ts';
import '../../../src/engine/main.ts';

declare const self: DedicatedWorkerGlobalScope;

const fetchFromServer = self.fetch.bind(self);
self.fetch = async (input, init) =>
  (await caches.match(input instanceof Request ? input : String(input))) ?? fetchFromServer(input, init);
