/**
 * A worker of the engine's own that fails: nobody waits for it for ever, and its owner hears of it.
 */
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';

import {WorkerPort} from '../../../../src/engine/shared/worker-port.ts';
import type {EngineError, FailureCode} from '../../../../src/protocol/errors.ts';
import {ScriptedWorker, type WorkerScript} from '../../../support/engine/scripted-worker.ts';

interface Calls {
  readonly echo: {readonly params: {readonly text: string}; readonly result: string};
  readonly wait: {readonly params: {readonly ms: number}; readonly result: undefined};
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function open(script: WorkerScript | null) {
  const worker = new ScriptedWorker<Calls>(
    {
      echo: ({text}) => text,
      wait: ({ms}) =>
        new Promise((resolve) => {
          setTimeout(resolve, ms, undefined);
        }),
    },
    script,
  );
  const port = new WorkerPort<Calls>(worker as unknown as Worker, 'the test worker');
  const lost: FailureCode[] = [];
  void port.lost.then(({code}) => lost.push(code));
  return {worker, port, lost};
}

/** The code with which a call fails, or what it answers. */
function ended(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: unknown) => (error as EngineError).code);
}

describe('a worker of the engine that', () => {
  test.each<[WorkerScript['fault'], FailureCode]>([
    ['does-not-arrive', 'part-missing'],
    ['throws', 'engine-crashed'],
    ['is-unreadable', 'engine-crashed'],
    ['hangs', 'gpu-silent'],
  ])('%s is ended, fails every call under way and after, and is reported once', async (fault, code) => {
    const {worker, port, lost} = open({fault, atCall: 1});
    expect(await port.ask('echo', {text: 'first'})).toBe('first');
    const underWay = [ended(port.ask('echo', {text: 'second'})), ended(port.ask('echo', {text: 'third'}))];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await Promise.all(underWay)).toEqual([code, code]);
    expect(await ended(port.ask('echo', {text: 'after'}))).toBe(code);
    expect([worker.isTerminated, lost]).toEqual([true, [code]]);
  });

  test('refuses one call serves the next', async () => {
    const {port, lost} = open({fault: 'refuses', atCall: 0});
    expect(await ended(port.ask('echo', {text: 'first'}))).toBe('internal');
    expect(await port.ask('echo', {text: 'second'})).toBe('second');
    expect(lost).toEqual([]);
  });

  test('answers slowly, call by call, is left to work however long all of it takes', async () => {
    const {port, lost} = open(null);
    const calls = Array.from({length: 5}, () => ended(port.ask('wait', {ms: 50_000})));
    await vi.advanceTimersByTimeAsync(250_000);
    expect([await Promise.all(calls), lost]).toEqual([Array(5).fill(undefined), []]);
  });

  test('is asked nothing may be silent for ever', async () => {
    const {port, lost} = open(null);
    await port.ask('echo', {text: 'first'});
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([lost, await port.ask('echo', {text: 'second'})]).toEqual([[], 'second']);
  });

  test('slept with the machine is not taken for a silent one', async () => {
    const {port, lost} = open(null);
    const call = ended(port.ask('wait', {ms: 10_000}));
    vi.setSystemTime(Date.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([await call, lost]).toEqual([undefined, []]);
  });

  test('was asked what cannot be sent owes nothing', async () => {
    const {worker, port, lost} = open(null);
    worker.postMessage = () => {
      throw new DOMException('a function could not be cloned', 'DataCloneError');
    };
    await expect(port.ask('echo', {text: 'first'})).rejects.toThrow('cloned');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(lost).toEqual([]);
  });

  test('was stopped by its owner is no loss', async () => {
    const {port, lost} = open({fault: 'hangs', atCall: 0});
    const call = ended(port.ask('echo', {text: 'first'}));
    port.dispose();
    await vi.advanceTimersByTimeAsync(120_000);
    expect([await call, lost]).toEqual(['cancelled', []]);
  });
});
