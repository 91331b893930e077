/** What the page waits for while a service worker keeps the rest, on a fake clock. */
import {afterEach, beforeEach, expect, test, vi} from 'vitest';

import {keepRest} from '../../../../src/page/pwa/keep-rest.ts';
import type {ServiceWorkerAnswer} from '../../../../src/protocol/service-worker-messages.ts';

beforeEach(() => {
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
});

afterEach(() => {
  vi.useRealTimers();
});

/** A service worker that is asked, and says what the test says. */
class FakeServiceWorker extends EventTarget {
  readonly state = 'activated';
  #port: MessagePort | null = null;

  postMessage(_request: unknown, [port]: MessagePort[]): void {
    this.#port = port ?? null;
  }

  say(answer: ServiceWorkerAnswer): void {
    this.#port?.postMessage(answer);
  }
}

test('one that goes silent is a failed attempt, and one that is slow is waited for', async () => {
  const worker = new FakeServiceWorker();
  const shares: number[] = [];
  const kept = keepRest(worker as unknown as ServiceWorker, (share) => shares.push(share));
  await vi.advanceTimersByTimeAsync(299_000);
  worker.say({kind: 'progress', share: 0.5});
  await vi.waitFor(() => {
    expect(shares).toEqual([0.5]);
  });
  await vi.advanceTimersByTimeAsync(299_000);
  worker.say({kind: 'progress', share: 0.6});
  await vi.waitFor(() => {
    expect(shares).toEqual([0.5, 0.6]);
  });
  await vi.advanceTimersByTimeAsync(300_000);
  expect(await kept).toEqual({kind: 'failed', detail: 'nothing was kept for 300000 ms'});
});

test('one that has kept everything leaves no timer behind', async () => {
  const worker = new FakeServiceWorker();
  const kept = keepRest(worker as unknown as ServiceWorker, () => undefined);
  worker.say({kind: 'kept'});
  expect(await kept).toEqual({kind: 'kept'});
  expect(vi.getTimerCount()).toBe(0);
});
