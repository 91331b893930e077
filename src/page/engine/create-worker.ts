/** The one place where the page names a file of the engine: its worker's address. */

/** Starts an engine worker. */
export function createEngineWorker(): Worker {
  return new Worker(new URL('../../engine/main.ts', import.meta.url), {type: 'module', name: 'engine'});
}
