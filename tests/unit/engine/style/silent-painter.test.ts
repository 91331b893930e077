import {afterEach, beforeEach, expect, test, vi} from 'vitest';

import type {Compositor} from '../../../../src/engine/compositor/compositor.ts';
import {FrameSlot} from '../../../../src/engine/ingest/frame-slot.ts';
import {Governor} from '../../../../src/engine/governor/governor.ts';
import {PaintStage} from '../../../../src/engine/style/paint-stage.ts';
import type {Painter} from '../../../../src/engine/style/painter.ts';
import {EngineError} from '../../../../src/protocol/errors.ts';
import {PLAIN_PAINT} from '../../../../src/protocol/paint.ts';
import type {CanvasLayout} from '../../../../src/protocol/messages.ts';
import {PLAIN_HAND} from '../../../../src/engine/network/hand.ts';

const LAYOUT: CanvasLayout = {
  size: {width: 64, height: 48},
  devicePixelRatio: 1,
  tiles: [],
  tileOpacity: 0,
  tileRadius: 0,
  lensArea: null,
};

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A stage with one frame in front of a painter that answers as told. */
function stageWith(paint: Painter['paint']): {stage: PaintStage; failures: {error: unknown; isFatal: boolean}[]} {
  const failures: {error: unknown; isFatal: boolean}[] = [];
  const frames = new FrameSlot();
  const frame = {displayWidth: 64, displayHeight: 48, close: () => undefined} as unknown as VideoFrame;
  frames.offer({frame, orientation: {mirrored: false, rotation: 0}, capturedAt: 0});
  const compositor = {
    needsCamera: () => false,
    needsTiles: () => false,
    setPainted: () => undefined,
    setShed: () => undefined,
  } as unknown as Compositor;
  const stage = new PaintStage(
    {
      painter: {paint} as unknown as Painter,
      tileNetwork: 'full',
      tuning: null,
      compositor,
      governor: new Governor({
        costs: {full: 1, lite: null},
        firstShortSide: 192,
        paintedPerSecond: 15,
        shedSteps: 0,
        pinned: {shortSide: 192, network: 'full'},
      }),
      frames,
      styleIds: ['wave'],
      hands: [PLAIN_HAND],
      reducedMotion: true,
      onPainted: () => undefined,
      onFailure: (error, isFatal) => failures.push({error, isFatal}),
    },
    LAYOUT,
  );
  return {stage, failures};
}

test('a painter that never answers ends the engine, which by itself would go on saying that it is alive', async () => {
  const {stage, failures} = stageWith(() => new Promise(() => undefined));
  stage.setShow({mode: 'paint', paint: {...PLAIN_PAINT, style: 'wave'}});
  await vi.advanceTimersByTimeAsync(19_999);
  expect(failures).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(failures).toEqual([
    {error: new EngineError('gpu-silent', 'a picture sent to be painted has not come back in 20000 ms'), isFatal: true},
  ]);
});

test('a painter that answers late, but in time, is left to work', async () => {
  const size = {width: 64, height: 48};
  const {stage, failures} = stageWith(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          const picture = {kind: 'pixels', data: new Uint8ClampedArray(), size} as const;
          resolve({picture, timings: {clock: 'wall', ingestMs: 1, networkMs: 19_000}});
        }, 19_000);
      }),
  );
  stage.setShow({mode: 'paint', paint: {...PLAIN_PAINT, style: 'wave'}});
  await vi.advanceTimersByTimeAsync(60_000);
  expect(failures).toEqual([]);
});
