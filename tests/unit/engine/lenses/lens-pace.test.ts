import {expect, test} from 'vitest';

import {LensPace} from '../../../../src/engine/lenses/lens-pace.ts';

/** No multiple of a frame's time, else all frames fall into steps or all into rests. */
const STEP_MS = 97;
const FRAMES_PER_MS = 30 / 1000;
/** More than the lens would take by itself where nothing is held up. */
const SHARE = 0.8;

/**
 * A lens of steady steps; the mirror is drawn at `kept` of its rate while they run. Rates over the
 * second half of a minute.
 */
function pace(kept: number): {readonly mirror: number; readonly lens: number} {
  const paced = new LensPace();
  let [frames, steppedMs, elapsedMs, owed, at] = [0, 0, 0, 0, 0];
  const draw = (ms: number, rate: number): void => {
    owed += ms * rate;
    for (; owed >= 1; owed--) {
      paced.noteFrame();
      if (at > 30_000) frames++;
    }
    if (at > 30_000) elapsedMs += ms;
    at += ms;
  };
  while (at < 60_000) {
    draw(STEP_MS, FRAMES_PER_MS * kept);
    if (at > 30_000) steppedMs += STEP_MS;
    const restMs = paced.noteStep(STEP_MS, SHARE);
    draw(restMs, FRAMES_PER_MS);
    paced.noteRest(restMs);
  }
  return {mirror: frames / elapsedMs / FRAMES_PER_MS, lens: steppedMs / elapsedMs};
}

test('a lens that holds nothing up takes the governor’s share', () => {
  const {mirror, lens} = pace(1);
  expect(mirror).toBeGreaterThan(0.95);
  expect(lens).toBeCloseTo(SHARE, 1);
});

test.each([0.75, 0.5, 0.25])(
  'where steps leave the mirror %f of its rate, it keeps four fifths of it over all',
  (kept) => {
    const {mirror, lens} = pace(kept);
    expect(mirror).toBeGreaterThan(0.8);
    expect(lens).toBeGreaterThan(0.1);
  },
);

test('a lens moves on even where its steps stop the mirror altogether', () => {
  expect(pace(0).lens).toBeGreaterThan(0.12);
});

test('a still picture, of which nothing is drawn anew, slows nothing down', () => {
  const paced = new LensPace();
  let restMs = 0;
  for (let step = 0; step < 100; step++) {
    restMs = paced.noteStep(STEP_MS, SHARE);
    paced.noteRest(restMs);
  }
  expect(restMs).toBeCloseTo(STEP_MS * (1 / SHARE - 1), 6);
});
