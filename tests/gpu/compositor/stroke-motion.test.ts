/** What strokes do while the picture moves, and while it does not. */
import {expect, test} from 'vitest';

import {createNoisePlane, finishPainting} from '../../../src/engine/brush/finish-painting.ts';
import {planeOfBytes} from '../../../src/engine/brush/plane.ts';
import {SeededRandom} from '../../../src/engine/shared/seeded-random.ts';
import {StrokeStage} from '../../support/engine/stroke-stage.ts';
import {fineBand, likeness, type FineBand} from '../../support/pictures/fine-band.ts';
import {drawPaintedSitter} from '../../support/pictures/painted-sitter.ts';
import {difference, type Picture} from '../../support/pictures/picture.ts';
import {firstThenLong, LONG} from '../../support/long.ts';

/** Pixels of the display that a picture moves by in a frame. */
const SHIFT_PX = 3;

/**
 * The governor's highest rung: on a large display, three pixels that are seen are hardly one of the
 * painting's, and change it by less than a camera's noise.
 */
const PAINTED = {width: 640, height: 360} as const;

firstThenLong(['webgl', 'webgpu'] as const)(
  'they go along with a picture that moves by three of 1280 pixels a frame, on %s',
  async (backend) => {
    const size = {width: 1280, height: 720};
    const [stage, random] = [await StrokeStage.open(backend, {size}), new SeededRandom(7)];
    const bands: FineBand[] = [];
    for (let frame = 0; frame < 7; frame++) {
      stage.show(drawPaintedSitter(PAINTED, (frame * SHIFT_PX * PAINTED.width) / size.width, random));
      // The first frames find out what moves.
      if (frame > 3) bands.push(fineBand(stage.read()));
    }
    stage.dispose();
    for (const [index, band] of bands.slice(1).entries()) {
      const moved = likeness(bands[index]!, band, SHIFT_PX);
      expect(moved).toBeGreaterThan(0.75);
      expect(moved).toBeGreaterThan(likeness(bands[index]!, band, 0));
    }
  },
);

test('they stand still before a camera that does, whatever its noise', LONG, async () => {
  // What moves strokes is found in the painting, whatever the display has.
  const [stage, random] = [await StrokeStage.open('webgl', {size: PAINTED}), new SeededRandom(7)];
  const seen: Picture[] = [];
  for (let frame = 0; frame < 36; frame++) {
    stage.show(drawPaintedSitter(PAINTED, 0, random));
    if ([5, 6, 35].includes(frame)) seen.push(stage.read());
  }
  stage.dispose();
  const [first, next, last] = seen as [Picture, Picture, Picture];
  expect(difference(first, next)).toBeLessThan(1.5);
  expect(likeness(fineBand(first), fineBand(last), 0)).toBeGreaterThan(0.9);
});

test('for whoever asked for less motion they stay where they are, and are drawn anew with each painting', async () => {
  const [size, painted] = [
    {width: 240, height: 135},
    {width: 120, height: 68},
  ];
  const stage = await StrokeStage.open('webgl', {size, reducedMotion: true});
  const pictures = Array.from({length: 5}, (_, frame) => drawPaintedSitter(painted, frame * 2));
  for (const picture of pictures) stage.show(picture);
  const strokes = (await stage.strokes())!;
  expect(strokes.anchors!.data.every((moved) => moved === 0)).toBe(true);
  const [plane, noise] = [planeOfBytes(pictures.at(-1)!), createNoisePlane()];
  const {data} = finishPainting({painting: plane, camera: plane, noise, hand: stage.hand, brush: 1, strokes, size});
  expect(difference(stage.read(), {...size, data: new Uint8Array(data.buffer)})).toBeLessThan(3);
  stage.dispose();
});
