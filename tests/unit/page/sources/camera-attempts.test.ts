/**
 * When, and which, camera is tried again, played through.
 */
import {describe, expect, test} from 'vitest';

import {nextAttemptMs, otherCamera, type FailedAttempt} from '../../../../src/page/sources/camera-attempts.ts';

const FAILED: FailedAttempt = {code: 'camera-unplugged', failures: 1, isGranted: true, isKiosk: false};

describe('the next attempt', () => {
  test('comes soon, then later and later, for a whole week', () => {
    const waits = Array.from({length: 20_000}, (_, index) => nextAttemptMs({...FAILED, failures: index + 1}));
    expect(waits.slice(0, 6)).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(new Set(waits.slice(4))).toEqual(new Set([30_000]));
  });

  test('is a slow one after a refusal although the camera is granted', () => {
    const refused = {...FAILED, code: 'camera-denied'} as const;
    expect([1, 2, 3, 4, 5].map((failures) => nextAttemptMs({...refused, failures}))).toEqual([
      10_000, 20_000, 40_000, 60_000, 60_000,
    ]);
  });

  test('after a refusal by a visitor is theirs; in an exhibit it comes every few minutes', () => {
    const refused = {...FAILED, code: 'camera-denied', isGranted: false} as const;
    expect(nextAttemptMs(refused)).toBeNull();
    expect(nextAttemptMs({...refused, isKiosk: true, failures: 30})).toBe(180_000);
  });

  test('never comes on an insecure address', () => {
    expect(nextAttemptMs({...FAILED, code: 'camera-insecure', isKiosk: true})).toBeNull();
  });
});

describe('the camera to try', () => {
  test('is the wanted one twice, then in turn with each of the others', () => {
    const tried = Array.from({length: 9}, (_, failures) => otherCamera(failures, ['b', 'c']));
    expect(tried).toEqual([null, null, 'b', null, 'c', null, 'b', null, 'c']);
  });

  test('is the wanted one where there is no other', () => {
    expect([0, 1, 2, 3, 4].map((failures) => otherCamera(failures, []))).toEqual([null, null, null, null, null]);
  });
});
