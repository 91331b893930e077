/**
 * The flash limiter: synthetic strobes through the real compositor on a small canvas, counted in the pixels that it shows.
 */
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {Compositor} from '../../src/engine/compositor/compositor.ts';
import {PLAIN_LOOK} from '../../src/protocol/look.ts';
import {SMALL_LAYOUT} from '../support/engine-harness.ts';
import {countFlashes, type Film} from '../support/flash-counter.ts';

const WIDTH = 32;
const HEIGHT = 24;

/** RGB of a point, in shares of the picture, at a time in seconds. */
type Show = (x: number, y: number, seconds: number) => readonly [number, number, number];

const WHITE = [255, 255, 255] as const;
const BLACK = [0, 0, 0] as const;
const GREY = [110, 110, 110] as const;
const RED = [230, 10, 10] as const;
/** As bright as the red: only the colour flashes. */
const TEAL = [0, 126, 126] as const;

/** Whether the light is on: half of each period. */
function isLit(seconds: number, hertz: number): boolean {
  return (seconds * hertz) % 1 < 0.5;
}

function isUpperLeft(x: number, y: number): boolean {
  return x < 0.5 && y < 0.5;
}

describe.each(['webgl', 'webgpu'] as const)('on %s', (backend) => {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const reader = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d', {willReadFrequently: true})!;
  let compositor: Compositor;
  let now = 0;

  beforeAll(async () => {
    const adapter = backend === 'webgpu' ? await navigator.gpu.requestAdapter() : null;
    const device = (await adapter?.requestDevice()) ?? null;
    compositor = await Compositor.create({canvas, device, isSoftware: true, reducedMotion: true});
    expect(compositor.backend).toBe(backend);
    compositor.setLayout({...SMALL_LAYOUT, size: {width: WIDTH, height: HEIGHT}}, now);
    compositor.setLook(PLAIN_LOOK, now);
  });

  afterAll(() => {
    compositor.dispose();
  });

  /** Shows a film from a rested screen on; returns what was to be shown and what was. */
  function play(show: Show, seconds: number, rate: number, atFrame?: (seconds: number) => void): [Film, Film] {
    const wanted: {at: number; data: Uint8ClampedArray<ArrayBuffer>}[] = [];
    const shown: typeof wanted = [];
    now += 10_000;
    compositor.setCamera(draw(() => BLACK, 0));
    compositor.render(now);
    now += 10_000;
    for (let frame = 0; frame < seconds * rate; frame++) {
      const picture = draw(show, frame / rate);
      wanted.push({at: now, data: picture.data});
      compositor.setCamera(picture);
      atFrame?.(frame / rate);
      compositor.render(now);
      reader.drawImage(canvas, 0, 0);
      shown.push({at: now, data: reader.getImageData(0, 0, WIDTH, HEIGHT).data});
      now += 1000 / rate;
    }
    return [wanted, shown].map((frames) => ({width: WIDTH, height: HEIGHT, frames})) as [Film, Film];
  }

  const strobes = [4, 8, 15, 30].flatMap((hertz) => [
    {hertz, part: 'the whole picture' as const},
    {hertz, part: 'a quarter of the picture' as const},
  ]);
  // Both backends run the same programs: one of them is enough for every strobe.
  const tried = backend === 'webgl' ? strobes : strobes.filter(({hertz}) => hertz === 15);

  test.each(tried)('a white strobe at $hertz Hz in $part flashes three times a second at most', ({hertz, part}) => {
    const isInside = part === 'the whole picture' ? (): boolean => true : isUpperLeft;
    const [wanted, shown] = play((x, y, t) => (isInside(x, y) && isLit(t, hertz) ? WHITE : BLACK), 2, 60);
    expect(countFlashes(wanted, 'general')).toBeGreaterThan(3);
    expect(countFlashes(shown, 'general')).toBeLessThanOrEqual(3);
  });

  test.each(tried)('a red strobe at $hertz Hz in $part flashes three times a second at most', ({hertz, part}) => {
    const isInside = part === 'the whole picture' ? (): boolean => true : isUpperLeft;
    const [wanted, shown] = play((x, y, t) => (isInside(x, y) && isLit(t, hertz) ? RED : TEAL), 2, 60);
    expect(countFlashes(wanted, 'general')).toBe(1);
    expect(countFlashes(wanted, 'red')).toBeGreaterThan(3);
    expect(countFlashes(shown, 'red')).toBeLessThanOrEqual(3);
    expect(countFlashes(shown, 'general')).toBeLessThanOrEqual(3);
  });
});

function draw(show: Show, seconds: number): {
  kind: 'pixels';
  data: Uint8ClampedArray<ArrayBuffer>;
  size: {width: number; height: number};
} {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      data.set([...show((x + 0.5) / WIDTH, (y + 0.5) / HEIGHT, seconds), 255], (y * WIDTH + x) * 4);
    }
  }
  return {kind: 'pixels', data, size: {width: WIDTH, height: HEIGHT}};
}
