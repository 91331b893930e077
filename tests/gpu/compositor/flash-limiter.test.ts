/**
 * The flash limiter: synthetic strobes through the real compositor on a small canvas, counted in
 * the pixels that it shows.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import type {Compositor} from '../../../src/engine/compositor/compositor.ts';
import {PLAIN_PAINT} from '../../../src/protocol/paint.ts';
import {createCompositor, requestTestDevice} from '../../support/engine/create-compositor.ts';
import {SMALL_LAYOUT} from '../../support/engine/engine-harness.ts';
import {countFlashes, type Film} from '../../support/engine/flash-counter.ts';
import {
  BLACK,
  checkerboard,
  drawShow,
  GREY,
  isLit,
  largestDifference,
  RED,
  redStrobe,
  type Show,
  SLOW_FADE,
  strobe,
  TEAL,
  WAVING_HAND,
  WAVING_PERSON,
  WHITE,
} from '../../support/engine/strobe-films.ts';

/** Of the canvas: four pixels each way for every cell of the limiter. */
const WIDTH = 192;
const HEIGHT = 144;

/**
 * A film has one pixel of so many of the canvas, each way; some lie at a cell's rim, some within.
 */
const EVERY = 6;
const FILM = {width: WIDTH / EVERY, height: HEIGHT / EVERY} as const;

/** Display frames a second, of a slow machine: a software GPU draws each of them slowly. */
const RATE = 20;

/** At least one frame for each half of a period. */
function rateFor(hertz: number): number {
  return Math.max(RATE, 2 * hertz);
}

describe.each(['webgl', 'webgpu', 'canvas'] as const)('on %s', (backend) => {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const reader = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d', {willReadFrequently: true})!;
  let compositor: Compositor;
  let now = 0;

  beforeAll(async () => {
    compositor = await createCompositor(backend, canvas, {device: await requestTestDevice(backend)});
    expect(compositor.backend).toBe(backend);
    compositor.setLayout({...SMALL_LAYOUT, size: {width: WIDTH, height: HEIGHT}}, now);
    compositor.setPaint(PLAIN_PAINT, now);
  });

  afterAll(() => {
    compositor.dispose();
  });

  /** Shows a film from a rested screen on; returns what was to be shown and what was. */
  function play(show: Show, seconds: number, rate: number, atFrame?: (seconds: number) => void): [Film, Film] {
    const wanted: {at: number; data: Uint8ClampedArray<ArrayBuffer>}[] = [];
    const shown: typeof wanted = [];
    now += 10_000;
    compositor.setCamera({
      kind: 'pixels',
      data: drawShow(() => BLACK, 0, WIDTH, HEIGHT),
      size: {width: WIDTH, height: HEIGHT},
    });
    compositor.render(now);
    now += 10_000;
    for (let frame = 0; frame < seconds * rate; frame++) {
      const data = drawShow(show, frame / rate, WIDTH, HEIGHT);
      wanted.push({at: now, data: thin(data)});
      compositor.setCamera({kind: 'pixels', data, size: {width: WIDTH, height: HEIGHT}});
      atFrame?.(frame / rate);
      compositor.render(now);
      reader.drawImage(canvas, 0, 0);
      shown.push({at: now, data: thin(reader.getImageData(0, 0, WIDTH, HEIGHT).data)});
      now += 1000 / rate;
    }
    const film = (frames: Film['frames']): Film => ({...FILM, frames});
    return [film(wanted), film(shown)];
  }

  // One rule for all, in `cell-rule.ts`. A software GPU takes long for a frame of it, so the rule
  // is tried at more rates and sizes on the canvas, and without any in flash-count.test.ts. On a
  // graphics card both backends run the same programs: a film with strobes of both kinds and a
  // board show that they do.
  const rates = {webgl: [15], webgpu: [], canvas: [4, 15]}[backend];
  const cornerRates = backend === 'canvas' ? [4, 15] : [15];

  test.each(rates)('a white strobe of the whole picture at %i Hz flashes three times a second at most', (hertz) => {
    const [wanted, shown] = play(strobe(hertz), 2, rateFor(hertz));
    expect(countFlashes(wanted, 'general')).toBeGreaterThan(3);
    expect(countFlashes(shown, 'general')).toBeLessThanOrEqual(3);
  });

  test.each(rates)('a red strobe of the whole picture at %i Hz flashes three times a second at most', (hertz) => {
    const [wanted, shown] = play(redStrobe(hertz), 2, rateFor(hertz));
    expect(countFlashes(wanted, 'general')).toBe(1);
    expect(countFlashes(wanted, 'red')).toBeGreaterThan(3);
    expect(countFlashes(shown, 'red')).toBeLessThanOrEqual(3);
    expect(countFlashes(shown, 'general')).toBeLessThanOrEqual(3);
  });

  test.each(cornerRates)('so do strobes of a quarter of the picture at %i Hz, a white one and a red one', (hertz) => {
    const corners: Show = (x, y, t) => {
      if (x < 0.5 && y < 0.5) return isLit(t, hertz) ? WHITE : BLACK;
      if (x >= 0.5 && y >= 0.5) return isLit(t, hertz) ? RED : TEAL;
      return GREY;
    };
    const [wanted, shown] = play(corners, 2, rateFor(hertz));
    expect(countFlashes(wanted, 'general')).toBeGreaterThan(3);
    expect(countFlashes(wanted, 'red')).toBeGreaterThan(3);
    expect(countFlashes(shown, 'general')).toBeLessThanOrEqual(3);
    expect(countFlashes(shown, 'red')).toBeLessThanOrEqual(3);
    // The other half of the picture lies beyond the veil's soft rim.
    expect(shown.frames.every(({data}) => data[(FILM.width - 1) * 4] === GREY[0])).toBe(true);
  });

  const boards = [
    [47, 35],
    [WIDTH, HEIGHT],
    [8, 6],
    [2, 1],
  ] as const;

  test.each({webgl: boards.slice(0, 2), webgpu: boards.slice(0, 1), canvas: boards}[backend])(
    'a checkerboard of %i x %i that reverses at 5 Hz flashes three times a second at most',
    (columns, rows) => {
      const [wanted, shown] = play(checkerboard(5, columns, rows), 2, rateFor(5));
      expect(countFlashes(wanted, 'general')).toBeGreaterThan(3);
      expect(countFlashes(shown, 'general')).toBeLessThanOrEqual(3);
    },
  );

  if (backend === 'webgpu') return;

  test('weak flashes count as well, and a place too small to matter does not', () => {
    const [, shown] = play((_x, _y, t) => (isLit(t, 10) ? [150, 150, 150] : GREY), 2, rateFor(15));
    expect(countFlashes(shown, 'general')).toBeLessThanOrEqual(3);
    const [wanted, small] = play(
      (x, y, t) => (x > 0.45 && x < 0.55 && y > 0.45 && y < 0.55 && isLit(t, 10) ? WHITE : GREY),
      1.5,
      rateFor(15),
    );
    expect(largestDifference(wanted, small)).toBeLessThanOrEqual(1);
  });

  test('a steady strobe ends in a steady light, and one that stops is let go within two seconds', () => {
    const [, shown] = play((_x, _y, t) => (t < 4 ? (isLit(t, 10) ? WHITE : BLACK) : GREY), 6, RATE);
    const levels = shown.frames.map(({data}) => data[0]!);
    const held = levels.slice(2.5 * RATE, 4 * RATE);
    expect(Math.max(...held) - Math.min(...held)).toBeLessThan(30);
    expect(levels.at(-1)).toBe(GREY[0]);
  });

  const calm: [string, Show][] = [
    ['flashes at 2 Hz', strobe(2)],
    ['a checkerboard that reverses twice a second', checkerboard(2, 8, 6)],
    ['somebody who waves', WAVING_PERSON],
    ['a slow fade', SLOW_FADE],
    ['a light switched on', (_x, _y, t): typeof WHITE | typeof GREY => (t < 1 ? GREY : WHITE)],
    ['a hand waving twice a second', WAVING_HAND],
    [
      'flicker below a tenth at 15 Hz',
      (_x, _y, t): [number, number, number] => (isLit(t, 15) ? [120, 120, 120] : [...GREY]),
    ],
  ];

  test.each(backend === 'canvas' ? calm : calm.slice(0, 3))('%s is shown as it is', (_what, show) => {
    const [wanted, shown] = play(show, 2, backend === 'canvas' ? rateFor(15) : RATE);
    expect(largestDifference(wanted, shown)).toBeLessThanOrEqual(1);
  });

  test('the shutter pressed once lights up the whole picture, ten times in two seconds no more than three times a second', () => {
    const [, once] = play(
      () => GREY,
      1,
      RATE,
      (t) => {
        if (t === 0.5) compositor.flash();
      },
    );
    expect(Math.max(...once.frames.map(({data}) => data[0]!))).toBe(255);
    const [, often] = play(
      () => GREY,
      2,
      RATE,
      (t) => {
        if (Math.round(t * RATE) % 4 === 0) compositor.flash();
      },
    );
    expect(countFlashes(often, 'general')).toBeLessThanOrEqual(3);
  });
});

/** The film's pixels of a canvas. */
function thin(data: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const thinned = new Uint8ClampedArray(FILM.width * FILM.height * 4);
  for (let pixel = 0; pixel < FILM.width * FILM.height; pixel++) {
    const [x, y] = [pixel % FILM.width, Math.floor(pixel / FILM.width)].map((at) => at * EVERY + 1);
    const from = (y! * WIDTH + x!) * 4;
    thinned.set(data.subarray(from, from + 4), pixel * 4);
  }
  return thinned;
}
