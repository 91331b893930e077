/**
 * Whole views of the still life, drawn in Node.
 */
import {expect, test} from 'vitest';

import {arrange} from '../../../../../src/engine/scene/arrangement.ts';
import {blendViews} from '../../../../../src/engine/scene/software/blend-views.ts';
import {VIEW_INTERVAL} from '../../../../../src/engine/scene/software/view-player.ts';
import {ViewRenderer} from '../../../../../src/engine/scene/software/view-renderer.ts';

const WIDTH = 213;
const HEIGHT = 120;

/** Sculpting the bust takes seconds on a busy machine. */
const TIMEOUT_MS = 60_000;

const renderer = new ViewRenderer(arrange(1, WIDTH / HEIGHT), WIDTH, HEIGHT);

function drawAt(seconds: number): Uint32Array {
  const pixels = new Uint32Array(WIDTH * HEIGHT);
  const work = renderer.draw(seconds, pixels);
  while (work.next().done !== true);
  return pixels;
}

/** Mean difference of the three colours, 0..255. */
function meanDifference(a: Uint32Array, b: Uint32Array): number {
  const [first, second] = [new Uint8Array(a.buffer), new Uint8Array(b.buffer)];
  const sum = first.reduce((total, value, at) => total + Math.abs(value - second[at]!), 0);
  return sum / (a.length * 3);
}

test('the same moment is the same picture, opaque, whatever was drawn before', {timeout: TIMEOUT_MS}, () => {
  const first = drawAt(7);
  drawAt(30);
  expect(drawAt(7)).toEqual(first);
  expect(first.every((pixel) => pixel >>> 24 === 255)).toBe(true);
});

test.each([0, 10, 20, 33])(
  'halfway in a fade at %i seconds is nearer to the truth than either view',
  {timeout: TIMEOUT_MS},
  (seconds) => {
    const [before, truth, after] = [0, 0.5, 1].map((share) => drawAt(seconds + share * VIEW_INTERVAL)) as [
      Uint32Array,
      Uint32Array,
      Uint32Array,
    ];
    const fade = new Uint32Array(WIDTH * HEIGHT);
    blendViews(before, after, 0.5, fade);
    const missed = meanDifference(fade, truth);
    expect(missed).toBeLessThan(0.5);
    expect(missed).toBeLessThan(0.8 * Math.min(meanDifference(before, truth), meanDifference(truth, after)));
  },
);

test('one piece of work is a small part of a view', {timeout: TIMEOUT_MS}, () => {
  let pieces = 0;
  for (const piece of renderer.draw(0, new Uint32Array(WIDTH * HEIGHT))) {
    expect(piece).toBeUndefined();
    pieces++;
  }
  expect(pieces).toBeGreaterThan(25);
});
