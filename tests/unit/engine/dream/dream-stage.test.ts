/** The dream's stage, whose network may be gone when somebody wants to dream again. */
import {expect, test} from 'vitest';

import {FIRST_DREAM} from '../../../../src/catalogue/first-dream.ts';
import {DreamStage} from '../../../../src/engine/dream/dream-stage.ts';
import type {Dreamer} from '../../../../src/engine/dream/dreamer.ts';
import type {OpenDreamer} from '../../../../src/engine/dream/open-dreamer.ts';
import {FrameSlot} from '../../../../src/engine/ingest/frame-slot.ts';
import {PLAIN_PAINT} from '../../../../src/protocol/paint.ts';
import {PLAIN_SHOW, type Show} from '../../../../src/protocol/show.ts';

const DREAM: Show = {mode: 'dream', paint: PLAIN_PAINT, dream: FIRST_DREAM};

test('a dreamer whose network is gone is opened anew for the next dream, without a word', async () => {
  const opened: {isGone: boolean; isClosed: boolean}[] = [];
  const failures: unknown[] = [];
  const open = (): Promise<OpenDreamer> => {
    const made = {isGone: false, isClosed: false};
    opened.push(made);
    return Promise.resolve({
      dreamer: {setOptions: () => undefined} as unknown as Dreamer,
      seeFrame: () => {
        throw new Error('there is no frame');
      },
      seePainting: () => null,
      isParallel: true,
      isGone: () => made.isGone,
      close: () => {
        made.isClosed = true;
      },
    });
  };
  const stage = new DreamStage(
    {
      open,
      compositor: {setDream: () => undefined},
      governor: {setAtWork: () => undefined, budgetMs: () => 1, shareOf: () => 1},
      frames: new FrameSlot(),
      shortSide: 64,
      onProgress: () => undefined,
      onMood: () => undefined,
      onDreamt: () => undefined,
      onFailure: (error) => failures.push(error),
    },
    {width: 64, height: 48},
  );
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
