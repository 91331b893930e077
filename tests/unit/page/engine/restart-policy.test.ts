/**
 * What follows from failures of the engine, played through without an engine.
 */
import {describe, expect, test} from 'vitest';

import {
  avoidedBackends,
  decideRestart,
  waitForRefusedCard,
  type EngineFailure,
} from '../../../../src/page/engine/restart-policy.ts';
import type {NetworkBackend} from '../../../../src/protocol/backend.ts';
import {failure, type FailureCode} from '../../../../src/protocol/errors.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function failed(at: number, code: FailureCode, blame: NetworkBackend | null = null, isStarting = false): EngineFailure {
  return {at, failure: failure(code, `at ${at}`), blame, isStarting};
}

/** The decision right after the newest failure. */
function decide(...history: EngineFailure[]) {
  return decideRestart(history, history.at(-1)?.at ?? 0);
}

describe('after a failure', () => {
  test('another engine starts at once, after more of them later and later', () => {
    expect(decide(failed(0, 'engine-crashed'))).toEqual({delayMs: 200, avoid: [], sparesCardMs: 0});
    const five = [0, 1, 2, 3, 4].map((second) => failed(second * SECOND, 'engine-crashed'));
    expect(decide(...five)).toMatchObject({delayMs: 3200, sparesCardMs: 0});
  });

  test('six within two minutes leave the plain mirror for five minutes, and then it is tried again', () => {
    const six = [0, 1, 2, 3, 4, 5].map((second) => failed(second * SECOND, 'engine-crashed'));
    expect(decide(...six)).toEqual({delayMs: 5 * MINUTE, avoid: [], sparesCardMs: 0});
    expect(decide(...six, failed(6 * MINUTE, 'engine-crashed'))).toMatchObject({delayMs: 200, sparesCardMs: 0});
  });

  test('a browser that cannot paint, or damaged files, are tried again after five minutes', () => {
    expect(decide(failed(0, 'gpu-missing'))).toMatchObject({delayMs: 5 * MINUTE});
    expect(decide(failed(0, 'model-corrupt'))).toMatchObject({delayMs: 5 * MINUTE});
  });
});

test('a start that hangs at the canvas, where no backend is to blame, is followed by one without the card', () => {
  expect(decide(failed(0, 'gpu-silent', null, true))).toEqual({delayMs: 200, avoid: [], sparesCardMs: 130 * SECOND});
  expect(decide(failed(0, 'gpu-silent'))).toMatchObject({sparesCardMs: 0});
  expect(decide(failed(0, 'gpu-silent', 'webgpu', true))).toMatchObject({sparesCardMs: 0});
});

describe('a backend', () => {
  test('that failed twice within a minute while it ran is passed over', () => {
    const first = failed(0, 'gpu-silent', 'webgpu');
    expect(decide(first).avoid).toEqual([]);
    expect(decide(first, failed(59 * SECOND, 'gpu-silent', 'webgpu')).avoid).toMatchObject([{backend: 'webgpu'}]);
    expect(decide(first, failed(61 * SECOND, 'gpu-silent', 'webgpu')).avoid).toEqual([]);
  });

  test('that failed once while it started is passed over: a start that hangs takes a minute each time', () => {
    expect(decide(failed(0, 'gpu-silent', 'webgpu', true)).avoid).toEqual([{backend: 'webgpu', reason: 'at 0'}]);
  });

  test('gets another chance after half an hour', () => {
    const history = [failed(0, 'gpu-silent', 'webgpu', true)];
    expect(avoidedBackends(history, 29 * MINUTE)).toHaveLength(1);
    expect(avoidedBackends(history, 31 * MINUTE)).toEqual([]);
  });
});

describe('a lost graphics card', () => {
  test('is left alone for two seconds', () => {
    expect(decide(failed(0, 'gpu-lost'))).toMatchObject({delayMs: 2000, sparesCardMs: 0});
  });

  test('a second time within two minutes is left alone until 130 seconds have passed without a loss; the processor goes on at once', () => {
    const two = [failed(0, 'gpu-lost'), failed(100 * SECOND, 'gpu-lost')];
    expect(decide(...two)).toMatchObject({delayMs: 400, sparesCardMs: 130 * SECOND});
    // What else fails meanwhile does not shorten the rest.
    expect(decideRestart([...two, failed(130 * SECOND, 'engine-crashed')], 130 * SECOND)).toMatchObject({
      delayMs: 400,
      sparesCardMs: 100 * SECOND,
    });
    expect(decide(...two, failed(231 * SECOND, 'engine-crashed'))).toMatchObject({delayMs: 200, sparesCardMs: 0});
  });

  test('twice, three minutes apart, breaks no rule of the browser', () => {
    expect(decide(failed(0, 'gpu-lost'), failed(180 * SECOND, 'gpu-lost'))).toMatchObject({
      delayMs: 2000,
      sparesCardMs: 0,
    });
  });

  test('that is missing soon after a loss is refused, and nobody’s failure', () => {
    const decision = decide(failed(0, 'gpu-lost', 'webgpu'), failed(3 * SECOND, 'gpu-missing'));
    expect(decision).toEqual({delayMs: 400, avoid: [], sparesCardMs: 130 * SECOND});
  });
});

describe('an engine that starts without the card', () => {
  const lost = [failed(0, 'gpu-lost')];

  test('soon after a loss was refused it, and waits', () => {
    expect(waitForRefusedCard(lost, 'no-webgl', 3 * SECOND)).toBe(130 * SECOND);
    expect(waitForRefusedCard(lost, 'other-refused', 3 * SECOND)).toBe(130 * SECOND);
  });

  test('has nothing to wait for where nothing was lost, or long ago, or where it was not refused', () => {
    expect(waitForRefusedCard([], 'no-webgl', 3 * SECOND)).toBe(0);
    expect(waitForRefusedCard([failed(0, 'engine-crashed')], 'no-webgl', 3 * SECOND)).toBe(0);
    expect(waitForRefusedCard(lost, 'no-webgl', 11 * MINUTE)).toBe(0);
    expect(waitForRefusedCard(lost, 'software', 3 * SECOND)).toBe(0);
    expect(waitForRefusedCard(lost, 'hardware', 3 * SECOND)).toBe(0);
  });
});

test('in a week of losses every five minutes the mirror always starts again, and never breaks the browser’s rule', () => {
  let history: EngineFailure[] = [];
  let now = 0;
  const starts: number[] = [];
  while (now < 7 * 24 * 60 * MINUTE) {
    history = [...history, failed(now, 'gpu-lost', 'webgpu')].slice(-50);
    const {delayMs} = decideRestart(history, now);
    expect(delayMs).toBeLessThanOrEqual(130 * SECOND);
    starts.push(now + delayMs);
    now += 5 * MINUTE;
  }
  expect(starts).toHaveLength(7 * 24 * 12);
});
