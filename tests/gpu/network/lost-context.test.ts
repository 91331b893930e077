/** The context in which a worker computes is lost: nothing that it says is true any more. */
import {expect, test} from 'vitest';

import {WorkerPort} from '../../../src/engine/shared/worker-port.ts';

interface Calls {
  readonly lose: {readonly params: null; readonly result: undefined};
}

test('a worker that computes on WebGL2 is lost with its context', async () => {
  const worker = new Worker(new URL('./lost-context-worker.ts', import.meta.url), {type: 'module'});
  const port = new WorkerPort<Calls>(worker, 'the test worker');
  await expect(port.ask('lose', null)).rejects.toMatchObject({
    code: 'engine-crashed',
    detail: expect.stringContaining("the network's WebGL context was lost") as string,
  });
  expect((await port.lost).code).toBe('engine-crashed');
});
