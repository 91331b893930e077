/** Calls across two threads, over the browser's own message ports. */
import {afterEach, describe, expect, test} from 'vitest';

import {Asker} from '../../../src/protocol/ask.ts';
import type {CallAnswer, CallRequest} from '../../../src/protocol/calls.ts';
import {EngineError, isAbortError} from '../../../src/protocol/errors.ts';
import {CallServer, type CallHandlers, type ServerOptions} from '../../../src/engine/shared/serve.ts';

interface TestCalls {
  readonly double: {readonly params: {readonly value: number}; readonly result: number};
  readonly slow: {readonly params: Readonly<Record<string, never>>; readonly result: string};
  readonly give: {readonly params: {readonly values: Float32Array}; readonly result: Float32Array};
}

const HANDLERS: CallHandlers<TestCalls> = {
  double: ({value}) => value * 2,
  slow: () => Promise.resolve('done'),
  give: ({values}) => values.map((value) => value + 1),
};

const open: MessagePort[] = [];

/** A served port, and who asks at its other end. */
function connect(
  handlers: Partial<CallHandlers<TestCalls>>,
  options: Partial<ServerOptions<TestCalls>> = {},
): Asker<TestCalls> {
  const {port1, port2} = new MessageChannel();
  open.push(port1, port2);
  const server = new CallServer<TestCalls>({
    handlers: {...HANDLERS, ...handlers},
    post: (answer, transfer) => {
      port2.postMessage(answer, transfer);
    },
    ...options,
  });
  port2.onmessage = ({data}: MessageEvent<CallRequest<TestCalls>>) => {
    server.handle(data);
  };
  const asker = new Asker<TestCalls>((request, transfer) => {
    port1.postMessage(request, transfer);
  });
  port1.onmessage = ({data}: MessageEvent<CallAnswer<TestCalls>>) => {
    asker.settle(data);
  };
  return asker;
}

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

describe('a call', () => {
  test('is answered with its own result, however many are under way', async () => {
    const asker = connect({});
    const answers = await Promise.all([1, 2, 3].map((value) => asker.ask('double', {value})));
    expect(answers).toEqual([2, 4, 6]);
  });

  test('that fails rejects with the code, the detail and what it is about', async () => {
    const refusal = new EngineError('layer-unknown', 'no such layer', {about: {kind: 'layer', name: 'conv9'}});
    const asker = connect({slow: () => Promise.reject(refusal)});
    await expect(asker.ask('slow', {})).rejects.toMatchObject({
      code: 'layer-unknown',
      kind: 'perception',
      detail: 'no such layer',
      about: {kind: 'layer', name: 'conv9'},
    });
  });

  test('tells how far it has come', async () => {
    const shares: number[] = [];
    const asker = connect({
      slow: (_params, {onProgress}) => {
        onProgress(0.25);
        onProgress(0.75);
        return 'done';
      },
    });
    const options = {onProgress: (share: number) => shares.push(share)};
    expect(await asker.ask('slow', {}, options)).toBe('done');
    expect(shares).toEqual([0.25, 0.75]);
  });

  test('that is cancelled rejects at once, and whoever serves it hears of it', async () => {
    const controller = new AbortController();
    let noteStop: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => {
      noteStop = resolve;
    });
    const asker = connect({
      slow: (_params, {signal}) =>
        new Promise(() => {
          signal.addEventListener('abort', noteStop);
        }),
    });
    const asked = asker.ask('slow', {}, {signal: controller.signal});
    controller.abort();
    await expect(asked).rejects.toSatisfy(isAbortError);
    await stopped;
  });

  test('with a signal that is aborted already is never sent', async () => {
    const sent: unknown[] = [];
    const asker = new Asker<TestCalls>((request) => sent.push(request));
    await expect(asker.ask('slow', {}, {signal: AbortSignal.abort()})).rejects.toSatisfy(isAbortError);
    expect(sent).toEqual([]);
  });

  test('hands its buffers over, and gets the result’s', async () => {
    const asker = connect({}, {buffersOf: (result) => (result instanceof Float32Array ? [result.buffer] : [])});
    const values = new Float32Array([1, 2]);
    const given = await asker.ask('give', {values}, {transfer: [values.buffer]});
    expect([...given]).toEqual([2, 3]);
    expect(values.length).toBe(0);
  });

  test('to a thread that has ended is rejected, with all others under way', async () => {
    const asker = connect({slow: () => new Promise(() => undefined)});
    const asked = [asker.ask('slow', {}), asker.ask('slow', {})];
    asker.rejectAll(new EngineError('engine-crashed', 'gone'));
    for (const call of asked) await expect(call).rejects.toMatchObject({code: 'engine-crashed'});
  });
});

test('a server that keeps order begins a call when the one before has ended', async () => {
  const steps: string[] = [];
  const asker = connect(
    {
      slow: async () => {
        steps.push('slow begins');
        await new Promise((resolve) => setImmediate(resolve));
        steps.push('slow ends');
        return 'done';
      },
      double: ({value}) => {
        steps.push('double');
        return 2 * value;
      },
    },
    {isInOrder: true},
  );
  await Promise.all([asker.ask('slow', {}), asker.ask('double', {value: 1})]);
  expect(steps).toEqual(['slow begins', 'slow ends', 'double']);
});

test('a call that is cancelled while it waits for its turn never begins', async () => {
  const begun: string[] = [];
  let finish = (): void => undefined;
  const asker = connect(
    {
      slow: () =>
        new Promise((resolve) => {
          begun.push('slow');
          finish = () => {
            resolve('done');
          };
        }),
      double: ({value}) => {
        begun.push(`double ${value}`);
        return 2 * value;
      },
    },
    {isInOrder: true},
  );
  const slow = asker.ask('slow', {});
  const controller = new AbortController();
  const cancelled = asker.ask('double', {value: 1}, {signal: controller.signal});
  const last = asker.ask('double', {value: 2});
  controller.abort();
  await expect(cancelled).rejects.toSatisfy(isAbortError);
  await expect.poll(() => begun).toEqual(['slow']);
  finish();
  await Promise.all([slow, last]);
  expect(begun).toEqual(['slow', 'double 2']);
});
