/**
 * The finishing pass on the graphics card: it draws what the processor's does, its strokes stand
 * still where the picture does, and go along with what moves.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {BRUSH_CARES, brushNumbers} from '../../../src/engine/brush/brush-numbers.ts';
import {createNoisePlane, finishPainting, prepareRows, RowFinisher} from '../../../src/engine/brush/finish-painting.ts';
import {planeOfBytes} from '../../../src/engine/brush/plane.ts';
import {atOnce} from '../../../src/engine/brush/steps.ts';
import type {Compositor} from '../../../src/engine/compositor/compositor.ts';
import {type Hand, mixHands, PLAIN_HAND} from '../../../src/engine/network/hand.ts';
import {SeededRandom} from '../../../src/engine/shared/seeded-random.ts';
import {PLAIN_PAINT, type PaintOptions} from '../../../src/protocol/paint.ts';
import {createCompositor, requestTestDevice} from '../../support/engine/create-compositor.ts';
import {SMALL_LAYOUT} from '../../support/engine/engine-harness.ts';
import {fineBand, likeness} from '../../support/pictures/fine-band.ts';
import {drawPaintedSitter} from '../../support/pictures/painted-sitter.ts';
import {crop, difference, drawPicture, type Picture, type Rgb} from '../../support/pictures/picture.ts';
import {longIf} from '../../support/long.ts';

const SHOWN = {width: 240, height: 135} as const;
const PAINTED = {width: 120, height: 68} as const;

/** A tile in the lower right corner. */
const TILE = {style: 'starry-night', rect: {x: 160, y: 75, width: 80, height: 60}} as const;

/** Pixels of the display that the picture moves by in a frame. */
const SHIFT_PX = 3;

/** How far pictures of the card and the processor may be from each other, of 255. */
const PARITY_LIMIT = 3;

const HANDS: readonly (readonly [string, Partial<Hand>])[] = [
  ['strokes', {width: 0.03, length: 0.12, body: 0.9, curl: 0.5}],
  ['dots', {mark: 'dot', width: 0.04, divide: 0.5}],
  ['tesserae', {mark: 'dot', width: 0.06, square: 1}],
  ['flat colours with a line, on paper', {mark: 'flat', body: 0.1, line: 0.9, grain: 0.1}],
  ['folded planes on canvas', {mark: 'fold', depth: 0.3, cell: 0.2, curl: 0.2, grain: 0.1, weave: 1}],
  ['leaves of gold', {mark: 'leaf', depth: 0.3, cell: 0.15}],
];

describe.each(['webgl', 'webgpu'] as const)('on %s', (backend) => {
  const canvas = new OffscreenCanvas(SHOWN.width, SHOWN.height);
  const reader = new OffscreenCanvas(SHOWN.width, SHOWN.height).getContext('2d', {willReadFrequently: true})!;
  let compositor: Compositor;
  let now = 0;

  beforeAll(async () => {
    const device = await requestTestDevice(backend);
    compositor = await createCompositor(backend, canvas, {device, reducedMotion: false, isSoftware: false});
    compositor.setLayout({...SMALL_LAYOUT, size: SHOWN, tiles: [TILE], tileOpacity: 1, tileRadius: 0}, now);
    compositor.setPaint({...PLAIN_PAINT, style: 'starry-night', brush: 1}, now);
  });

  afterAll(() => {
    compositor.dispose();
  });

  /** Shows a painting of itself. @param after Milliseconds since the last one. */
  function show(picture: Picture, hand: Partial<Hand>, after: number): Picture {
    now += after;
    const shown = {kind: 'pixels', data: Uint8ClampedArray.from(picture.data), size: PAINTED} as const;
    compositor.setCamera(shown);
    compositor.setPainted(shown, handOf(hand));
    compositor.render(now);
    reader.drawImage(canvas, 0, 0);
    const {data} = reader.getImageData(0, 0, SHOWN.width, SHOWN.height);
    return {...SHOWN, data: new Uint8Array(data.buffer)};
  }

  /** Forgets what was painted before: the pass starts anew where it was off. */
  function forget(): void {
    compositor.setPainted({
      kind: 'pixels',
      data: new Uint8ClampedArray(PAINTED.width * PAINTED.height * 4),
      size: PAINTED,
    });
    now += 10_000;
    compositor.render(now);
    now += 10_000;
    compositor.render(now);
  }

  test.each(HANDS)('%s are what the processor draws', (_what, numbers) => {
    forget();
    const picture = draw(0);
    const found = show(picture, numbers, 10_000);
    const plane = planeOfBytes(picture);
    const {data} = finishPainting({
      ...{painting: plane, camera: plane, noise: createNoisePlane()},
      ...{hand: handOf(numbers), brush: 1, size: SHOWN},
    });
    const away = difference(found, {...SHOWN, data: new Uint8Array(data.buffer)});
    expect(away).toBeLessThan(PARITY_LIMIT);
  });

  test.each([1, 2])('with %i steps shed they still are', (steps) => {
    forget();
    compositor.setShed(steps);
    const [picture, [, numbers]] = [draw(0), HANDS[0]!];
    const found = show(picture, numbers, 10_000);
    compositor.setShed(0);
    const [plane, hand] = [planeOfBytes(picture), handOf(numbers)];
    const sources = atOnce(prepareRows({painting: plane, camera: plane, noise: createNoisePlane(), hand, brush: 1}));
    const finisher = new RowFinisher({...sources, numbers: brushNumbers(hand, 1, BRUSH_CARES[steps])}, SHOWN);
    const rows = Array.from({length: SHOWN.height}, (_, y) => finisher.row(y));
    const wanted = drawPicture(SHOWN.width, SHOWN.height, (x, y): Rgb => {
      const [red = 0, green = 0, blue = 0] = rows[y]!.subarray(x * 3, x * 3 + 3).map((value) => value * 255);
      return [red, green, blue];
    });
    expect(difference(found, wanted)).toBeLessThan(PARITY_LIMIT);
  });

  test('a brush of 0 leaves a painting as it is without a hand', () => {
    forget();
    compositor.setPaint({...PLAIN_PAINT, style: 'starry-night', brush: 0}, now);
    const found = show(draw(0), {}, 10_000);
    compositor.setPainted({kind: 'pixels', data: Uint8ClampedArray.from(draw(0).data), size: PAINTED});
    compositor.setPaint({...PLAIN_PAINT, style: 'starry-night', brush: 1}, now);
    now += 10_000;
    compositor.render(now);
    reader.drawImage(canvas, 0, 0);
    const {data} = reader.getImageData(0, 0, SHOWN.width, SHOWN.height);
    expect(difference(found, {...SHOWN, data: new Uint8Array(data.buffer)})).toBeLessThan(0.5);
  });

  test('before the divider is the camera, behind it the painting with its strokes', () => {
    forget();
    const finished = show(draw(0), HANDS[0]![1], 10_000);
    const withPaint = (paint: Partial<PaintOptions>): Picture => {
      compositor.setPaint({...PLAIN_PAINT, style: 'starry-night', brush: 1, ...paint}, now);
      return show(draw(0), HANDS[0]![1], 10_000);
    };
    const camera = withPaint({strength: 0});
    const wiped = withPaint({wipe: 0.5});
    withPaint({});
    const [before, behind] = [0, SHOWN.width / 2 + 8].map((x) => ({x, y: 0, width: SHOWN.width / 2 - 8, height: 135}));
    expect(difference(crop(wiped, before!), crop(camera, before!))).toBeLessThan(0.5);
    expect(difference(crop(wiped, behind!), crop(finished, behind!))).toBeLessThan(0.5);
    expect(difference(camera, finished)).toBeGreaterThan(4);
  });

  test('nothing moves before a camera that stands still', longIf(backend === 'webgl'), () => {
    forget();
    const random = new SeededRandom(7);
    const frames = Array.from({length: 36}, () => show(draw(0, random), HANDS[0]![1], 33));
    // The first frames find out what stands still.
    const steady = frames.slice(5);
    const changes = steady.slice(1).map((frame, index) => difference(frame, steady[index]!));
    expect(mean(changes)).toBeLessThan(1.5);
    expect(likeness(fineBand(steady[0]!), fineBand(steady[30]!), 0)).toBeGreaterThan(0.9);
  });

  test('strokes go along with a picture that moves', longIf(backend === 'webgl'), () => {
    forget();
    const random = new SeededRandom(7);
    const bands = Array.from({length: 9}, (_, k) => fineBand(show(draw(k, random), HANDS[0]![1], 33)));
    const late = bands.slice(4);
    for (const [index, band] of late.slice(1).entries()) {
      const before = late[index]!;
      expect(likeness(before, band, SHIFT_PX)).toBeGreaterThan(likeness(before, band, 0));
    }
    expect(mean(late.slice(1).map((band, index) => likeness(late[index]!, band, SHIFT_PX)))).toBeGreaterThan(0.6);
  });

  test(
    'a kept picture has the strokes that were seen, wherever they had been carried',
    longIf(backend === 'webgl'),
    async () => {
      forget();
      const [random, hand] = [new SeededRandom(7), HANDS[0]![1]];
      let seen = show(draw(0, random), hand, 33);
      for (let k = 1; k < 5; k++) seen = show(draw(k, random), hand, 33);
      const strokes = await compositor.strokes(handOf(hand));
      // The very picture that was shown last: its noise is drawn again.
      const again = new SeededRandom(7);
      for (let k = 0; k < 4; k++) draw(k, again);
      const plane = planeOfBytes(draw(4, again));
      const request = {painting: plane, camera: plane, noise: createNoisePlane(), hand: handOf(hand), brush: 1};
      const kept = finishPainting({...request, strokes, size: SHOWN});
      const anew = finishPainting({...request, size: SHOWN});
      const away = ({data}: typeof kept): number => difference(seen, {...SHOWN, data: new Uint8Array(data.buffer)});
      expect(away(kept)).toBeLessThan(PARITY_LIMIT);
      expect(away(kept)).toBeLessThan(away(anew));
      // Strokes of the style before run another way than those of the one that is kept.
      expect(await compositor.strokes({...handOf(hand), lean: 60})).toBeNull();
    },
  );

  test('a tile has the same hand, smaller', () => {
    forget();
    const hand = HANDS[0]![1];
    const picture = draw(0);
    const small = drawTile(picture);
    compositor.setTile(
      'starry-night',
      {kind: 'pixels', data: Uint8ClampedArray.from(small.data), size: small},
      handOf(hand),
    );
    show(picture, hand, 10_000);
    const {x, y, width, height} = TILE.rect;
    const found = reader.getImageData(x, y, width, height);
    const plane = planeOfBytes(small);
    const request = {painting: plane, camera: null, noise: createNoisePlane(), hand: handOf(hand), brush: 1};
    const wanted = finishPainting({...request, size: {width, height}});
    const pixels = (data: Uint8ClampedArray): Picture => ({width, height, data: Uint8Array.from(data)});
    expect(difference(pixels(found.data), pixels(wanted.data))).toBeLessThan(PARITY_LIMIT);
  });
});

function handOf(numbers: Partial<Hand>): ReturnType<typeof mixHands> {
  return mixHands([{...PLAIN_HAND, ...numbers}], [1]);
}

/** @param shifts How often it has moved to the right. @param random Adds a camera's noise. */
function draw(shifts: number, random: SeededRandom | null = null): Picture {
  return drawPaintedSitter(PAINTED, (shifts * SHIFT_PX * PAINTED.width) / SHOWN.width, random);
}

/** What a tile is painted from: the middle of a picture, in four by three. */
function drawTile({width, height, data}: Picture): Picture {
  return drawPicture(64, 48, (column, row): Rgb => {
    const at =
      (Math.floor(((row + 0.5) * height) / 48) * width + Math.floor(15 + ((column + 0.5) * (width - 30)) / 64)) * 4;
    return [data[at]!, data[at + 1]!, data[at + 2]!];
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
