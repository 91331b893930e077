/** A lens taken home: the real canvas of a browser, read pixel by pixel. */
import {expect, test} from 'vitest';

import {placePlanes, type Corner, type Turn} from '../../../src/engine/picture/place-planes.ts';
import {keepLens} from '../../../src/engine/keep/keep-lens.ts';
import {NO_FINDINGS} from '../../../src/engine/lenses/shared/words.ts';
import {besideCamera} from '../../../src/protocol/lens-layout.ts';
import type {LensPlate} from '../../../src/protocol/lens.ts';

type Colour = readonly [red: number, green: number, blue: number];

const RED: Colour = [200, 20, 20];
const GREEN: Colour = [20, 180, 20];
const BLUE: Colour = [20, 20, 200];

/** Pixels of the kept picture to one of the screen's. */
const SCALE = 2;

/**
 * Where planes stand, in the screen's pixels: beside the camera, within margins of 24 and above a
 * line of 40.
 */
const AREA = besideCamera({x: 24, y: 24, width: 960 - 48, height: 540 - 48 - 40});

/**
 * Four cells, so that left and right, above and below are told apart: three of the colour, the
 * upper left one white.
 */
function layer(index: number, colour: Colour): LensPlate {
  const data = new Uint8ClampedArray([255, 255, 255, ...colour, ...colour, ...colour].flatMap(opaque));
  return {
    id: `layer-${index}`,
    caption: null,
    picture: {width: 2, height: 2, data},
    isSmooth: false,
    tap: null,
  };
}

/** An opaque pixel's last byte after every third one. */
function opaque(value: number, index: number): number[] {
  return index % 3 === 2 ? [value, 255] : [value];
}

async function keep(panels: readonly LensPlate[], turn: Turn | null): Promise<(x: number, y: number) => Colour> {
  const kept = await keepLens({
    view: {arrangement: 'grid', plates: panels, findings: NO_FINDINGS},
    picture: {width: 1, height: 1, values: new Float32Array([0.5, 0.5, 0.5])},
    words: {title: 'Activations', captions: {}},
    turn,
    isUpright: false,
  });
  const reader = new OffscreenCanvas(kept.width, kept.height).getContext('2d')!;
  reader.drawImage(await createImageBitmap(kept.png), 0, 0);
  return (x, y) => {
    const [red, green, blue] = reader.getImageData(Math.floor(x), Math.floor(y), 1, 1).data;
    return [red!, green!, blue!];
  };
}

/**
 * The place on a plane, u to the right and v downwards, in perspective: a corner times its depth is
 * linear in both.
 */
function placeOn([a, b, c]: readonly Corner[], u: number, v: number): [x: number, y: number] {
  const [x, y, depth] = [0, 1, 2].map((axis) => {
    const of = (corner: Corner): number => (axis === 2 ? corner[2] : corner[axis]! * corner[2]);
    return of(a!) + u * (of(b!) - of(a!)) + v * (of(c!) - of(a!));
  });
  return [(SCALE * x!) / depth!, (SCALE * y!) / depth!];
}

const LAYERS = [RED, GREEN, BLUE].map((colour, index) => layer(index, colour));

test('layers that the visitor has turned are kept as planes in depth, each cell where the mirror shows it', async () => {
  // From the side each is seen by itself.
  const turn = {yaw: 1.35, pitch: -0.2};
  const at = await keep(LAYERS, turn);
  const planes = placePlanes(
    LAYERS.map(({picture}) => picture),
    AREA,
    turn,
  );
  expect(planes).toHaveLength(3);
  for (const {index, corners} of planes) {
    const colour = [RED, GREEN, BLUE][index];
    expect(at(...placeOn(corners, 0.4, 0.4))).toEqual([255, 255, 255]);
    for (const [u, v] of [
      [0.6, 0.4],
      [0.4, 0.6],
      [0.6, 0.6],
    ] as const)
      expect(at(...placeOn(corners, u, v))).toEqual(colour);
  }
});

test('of turned layers the one in front covers those behind', async () => {
  const [x, y] = [SCALE * (AREA.x + AREA.width / 2) + 60, SCALE * (AREA.y + AREA.height / 2) + 60];
  expect((await keep(LAYERS, {yaw: 0, pitch: 0}))(x, y)).toEqual(RED);
  expect((await keep(LAYERS, {yaw: Math.PI, pitch: 0}))(x, y)).toEqual(BLUE);
});
