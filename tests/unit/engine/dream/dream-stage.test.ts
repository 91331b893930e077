/** The dream's stage, whose network may be gone when somebody wants to dream again. */
import {expect, test} from 'vitest';

import {FIRST_DREAM} from '../../../../src/catalogue/first-dream.ts';
import type {DreamerListener} from '../../../../src/engine/dream/create-dreamer.ts';
import {DreamStage, type DreamStageParts} from '../../../../src/engine/dream/dream-stage.ts';
import type {Dreamer, DreamtFrame} from '../../../../src/engine/dream/dreamer.ts';
import type {OpenDreamer} from '../../../../src/engine/dream/open-dreamer.ts';
import {FrameSlot, type SourceFrame} from '../../../../src/engine/ingest/frame-slot.ts';
import type {Picture} from '../../../../src/engine/picture/picture.ts';
import type {EngineError} from '../../../../src/protocol/errors.ts';
import {PLAIN_PAINT} from '../../../../src/protocol/paint.ts';
import {PLAIN_SHOW, type Show} from '../../../../src/protocol/show.ts';
import type {UnitInterval} from '../../../../src/protocol/units.ts';

const A_FRAME = {
  frame: {width: 64, height: 48},
  orientation: {rotation: 0, isMirrored: false},
  capturedAt: 0,
} as unknown as SourceFrame;

/** A dreamer that is opened, and shown nothing. */
const BLIND: OpenDreamer = {
  dreamer: {setOptions: () => undefined} as unknown as Dreamer,
  seeFrame: () => {
    throw new Error('there is no frame');
  },
  seePainting: () => null,
  soften: (picture) => picture,
  isParallel: true,
  isGone: () => false,
  close: () => undefined,
};

/** A stage without frames, on which nothing may fail, but for what a test says. */
function stageWith(parts: Pick<DreamStageParts, 'open'> & Partial<DreamStageParts>): DreamStage {
  return new DreamStage(
    {
      compositor: {setDream: () => undefined, dropDream: () => undefined},
      governor: {setAtWork: () => undefined, budgetMs: () => 1, shareOf: () => 1},
      frames: new FrameSlot(),
      shortSide: 64,
      onProgress: () => undefined,
      onMood: () => undefined,
      onDreamt: () => undefined,
      onFailure: (error) => {
        throw error;
      },
      ...parts,
    },
    {width: 64, height: 48},
  );
}

const DREAM: Show = {mode: 'dream', paint: PLAIN_PAINT, dream: FIRST_DREAM};

test('a dreamer whose network is gone is opened anew for the next dream, without a word', async () => {
  const opened: {isGone: boolean; isClosed: boolean}[] = [];
  const failures: unknown[] = [];
  const stage = stageWith({
    open: () => {
      const made = {isGone: false, isClosed: false};
      opened.push(made);
      const close = (): void => {
        made.isClosed = true;
      };
      return Promise.resolve({...BLIND, isGone: () => made.isGone, close});
    },
    onFailure: (error) => failures.push(error),
  });
  stage.setShow(DREAM);
  await stage.dreamer();
  stage.setShow(PLAIN_SHOW);
  stage.setShow(DREAM);
  expect(opened).toHaveLength(1);
  stage.setShow(PLAIN_SHOW);
  opened[0]!.isGone = true;
  stage.setShow(DREAM);
  await stage.dreamer();
  expect([opened, failures]).toEqual([
    [
      {isGone: true, isClosed: true},
      {isGone: false, isClosed: false},
    ],
    [],
  ]);
});

test('a strong dream is laid over what has lost its lines, a hint over the picture itself, and what fades over what it grew on', async () => {
  const sharp: Picture = {kind: 'pixels', data: new Uint8ClampedArray(4), size: {width: 1, height: 1}};
  const soft: Picture = {...sharp};
  const shares: UnitInterval[] = [];
  const laidOver: Picture[] = [];
  const dreamer = {
    setOptions: () => undefined,
    sizeFor: () => ({width: 64, height: 48}),
    advance: (picture: Picture): DreamtFrame => {
      laidOver.push(picture);
      return {picture, stillness: 1, steps: 0, isFaded: false};
    },
  } as unknown as Dreamer;
  const shown: (Picture | undefined)[] = [];
  const soften = (picture: Picture, share: UnitInterval): Picture => {
    expect(picture).toBe(sharp);
    shares.push(share);
    return soft;
  };
  const stage = stageWith({
    open: () => Promise.resolve({...BLIND, dreamer, seeFrame: () => sharp, soften}),
    compositor: {setDream: (dream) => shown.push(dream?.seen), dropDream: () => undefined},
    frames: {version: 1, lease: () => ({source: A_FRAME, release: () => undefined})},
  });
  let now = performance.now();
  const dreamAt = async (strength: UnitInterval): Promise<void> => {
    stage.setShow({...DREAM, dream: {...FIRST_DREAM, strength}});
    await stage.dreamer();
    stage.wake((now += 300));
  };
  await dreamAt(1);
  await dreamAt(0.7);
  await dreamAt(0.85);
  stage.setShow(PLAIN_SHOW);
  stage.wake((now += 300));
  expect(laidOver.map((picture) => picture === soft)).toEqual([true, false, true, true]);
  expect(shown.map((picture) => picture === soft)).toEqual([true, false, true, true]);
  expect(shares.map((share) => share.toFixed(2))).toEqual(['1.00', '0.50', '0.50']);
});

test('a dreamer that fails is closed only when the compositor has let go of its pictures', async () => {
  const events: string[] = [];
  const listeners: DreamerListener[] = [];
  const stage = stageWith({
    open: (listener) => {
      listeners.push(listener);
      return Promise.resolve({...BLIND, close: () => events.push('closed')});
    },
    compositor: {setDream: () => events.push('laid over'), dropDream: () => events.push('dropped')},
    onFailure: (error, hasEnded) => events.push(`${(error as EngineError).code}, ${hasEnded ? 'ended' : 'goes on'}`),
  });
  stage.setShow(DREAM);
  await stage.dreamer();
  listeners[0]!.onFailure(new Error('the objective was not planned'));
  expect(events).toEqual(['dropped', 'closed', 'dream-unavailable, ended']);
});
