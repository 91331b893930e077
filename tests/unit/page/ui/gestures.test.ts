import {describe, expect, test} from 'vitest';

import {
  BUSY_VISITOR_GONE_MS,
  CONTROLS_REST_MS,
  judgeIdleness,
  VISITOR_GONE_MS,
} from '../../../../src/page/bindings/idleness.ts';
import {moveMixDrag, startMixDrag, type MixDrag} from '../../../../src/page/modes/paint/state/mix-drag.ts';

const PITCH = 100;
const COUNT = 5;

function drag(from: number, ...offsets: readonly number[]): MixDrag {
  return offsets.reduce((state, offset) => moveMixDrag(state, offset, PITCH, COUNT), startMixDrag(from));
}

describe('dragging a tile towards another', () => {
  test('mixes in the neighbour, by as much of the way as the finger has come', () => {
    expect(drag(1, 40)).toEqual({from: 1, towards: 2, share: 0.4});
    expect(drag(1, -25)).toEqual({from: 1, towards: 0, share: 0.25});
  });

  test('reaches a distant tile, which stays mixed in at any share on the way back', () => {
    expect(drag(0, 120, 300)).toEqual({from: 0, towards: 3, share: 1});
    expect(drag(0, 120, 300, 60)).toEqual({from: 0, towards: 3, share: 0.2});
  });

  test('crossing the start turns to the other side', () => {
    expect(drag(2, 200, -50)).toEqual({from: 2, towards: 1, share: 0.5});
  });

  test('is over once the finger is back where it came from', () => {
    expect(drag(2, 70, 0).share).toBe(0);
  });

  test('goes no further than the last tile, and nowhere from it', () => {
    expect(drag(3, 450)).toEqual({from: 3, towards: 4, share: 1});
    expect(drag(4, 80)).toEqual({from: 4, towards: null, share: 0});
  });

  test('follows without a jump as long as the finger stays over one tile', () => {
    for (let offset = 1; offset < 150; offset++) {
      expect(drag(0, offset).share).toBeCloseTo(Math.min(1, offset / PITCH), 10);
    }
  });
});

describe('a visit', () => {
  const signs = {now: 0, lastTouchAt: 0, isBusy: false, isFocusVisible: false};

  test('rests six seconds after the last touch, and is over after a minute', () => {
    const early = judgeIdleness({...signs, now: CONTROLS_REST_MS - 1});
    expect(early).toEqual({areControlsShown: true, isVisitorGone: false, nextChangeAt: CONTROLS_REST_MS});
    const resting = judgeIdleness({...signs, now: CONTROLS_REST_MS});
    expect(resting).toEqual({areControlsShown: false, isVisitorGone: false, nextChangeAt: VISITOR_GONE_MS});
    const gone = judgeIdleness({...signs, now: VISITOR_GONE_MS});
    expect(gone).toEqual({areControlsShown: false, isVisitorGone: true, nextChangeAt: null});
  });

  test('lasts five minutes where a dialog, a countdown or a picture waits, and not for ever', () => {
    const waiting = judgeIdleness({...signs, now: BUSY_VISITOR_GONE_MS - 1, isBusy: true});
    expect(waiting).toEqual({areControlsShown: true, isVisitorGone: false, nextChangeAt: BUSY_VISITOR_GONE_MS});
    const left = judgeIdleness({...signs, now: BUSY_VISITOR_GONE_MS, isBusy: true});
    expect(left).toMatchObject({areControlsShown: true, isVisitorGone: true});
  });

  test('keeps the controls while the keyboard is on one of them, until the visitor must have gone', () => {
    expect(judgeIdleness({...signs, now: 30_000, isFocusVisible: true}).areControlsShown).toBe(true);
    expect(judgeIdleness({...signs, now: VISITOR_GONE_MS, isFocusVisible: true})).toMatchObject({
      areControlsShown: false,
      isVisitorGone: true,
    });
  });
});
