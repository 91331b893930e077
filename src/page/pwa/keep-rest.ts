/**
 * Asks a service worker to keep everything its installation did not wait for, and to replace what
 * is damaged or lost of the whole.
 */
import type {ServiceWorkerAnswer, ServiceWorkerRequest} from '../../protocol/service-worker-messages.ts';
import type {UnitInterval} from '../../protocol/units.ts';

/** How it ended. A failed attempt keeps what it got, and the next one goes on from there. */
export type KeepRestResult = {readonly kind: 'kept'} | {readonly kind: 'failed'; readonly detail: string};

/**
 * @param worker Active or waiting.
 * @param onProgress Hears the share of bytes kept so far.
 */
export function keepRest(worker: ServiceWorker, onProgress: (share: UnitInterval) => void): Promise<KeepRestResult> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    const finish = (result: KeepRestResult) => {
      port1.close();
      worker.removeEventListener('statechange', onStateChange);
      resolve(result);
    };
    // A worker that is replaced while it fetches never answers.
    const onStateChange = () => {
      if (worker.state === 'redundant') finish({kind: 'failed', detail: 'a newer version replaced this one'});
    };
    worker.addEventListener('statechange', onStateChange);
    port1.onmessage = ({data}: MessageEvent<ServiceWorkerAnswer>) => {
      if (data.kind === 'progress') onProgress(data.share);
      else finish(data);
    };
    worker.postMessage({kind: 'keep-rest'} satisfies ServiceWorkerRequest, [port2]);
  });
}
