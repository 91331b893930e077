/**
 * Asks a service worker to keep everything its installation did not wait for, and to replace what
 * is damaged or lost of the whole.
 */
import {AwakeTimer} from '../../protocol/awake-timer.ts';
import type {ServiceWorkerAnswer, ServiceWorkerRequest} from '../../protocol/service-worker-messages.ts';
import type {Milliseconds, UnitInterval} from '../../protocol/units.ts';

/** How it ended. A failed attempt keeps what it got, and the next one goes on from there. */
export type KeepRestResult = {readonly kind: 'kept'} | {readonly kind: 'failed'; readonly detail: string};

/** One file over a slow line; a worker that says nothing for longer will not answer. */
const SILENCE_LIMIT_MS: Milliseconds = 300_000;

/**
 * @param worker Active or waiting.
 * @param onProgress Hears the share of bytes kept so far.
 */
export function keepRest(worker: ServiceWorker, onProgress: (share: UnitInterval) => void): Promise<KeepRestResult> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    const silence = new AwakeTimer(() => {
      finish({kind: 'failed', detail: `nothing was kept for ${SILENCE_LIMIT_MS} ms`});
    });
    silence.start(SILENCE_LIMIT_MS);
    const finish = (result: KeepRestResult) => {
      silence.stop();
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
      if (data.kind !== 'progress') {
        finish(data);
        return;
      }
      silence.start(SILENCE_LIMIT_MS);
      onProgress(data.share);
    };
    worker.postMessage({kind: 'keep-rest'} satisfies ServiceWorkerRequest, [port2]);
  });
}
