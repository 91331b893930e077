/**
 * A lens over the mirror: the real compositor on a small canvas, read pixel by pixel.
 */
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';

import type {Compositor} from '../../../src/engine/compositor/compositor.ts';
import {placePlanes} from '../../../src/engine/picture/place-planes.ts';
import {besideCamera, placeCamera, placePlates} from '../../../src/protocol/lens-layout.ts';
import type {Arrangement, LensPlate} from '../../../src/protocol/lens.ts';
import {PLAIN_PAINT} from '../../../src/protocol/paint.ts';
import type {CssRect} from '../../../src/protocol/units.ts';
import {createCompositor, requestTestDevice} from '../../support/engine/create-compositor.ts';
import {SMALL_LAYOUT} from '../../support/engine/engine-harness.ts';

const WIDTH = 160;
const HEIGHT = 120;
const AREA: CssRect = {x: 10, y: 20, width: 140, height: 90};

type Colour = readonly [red: number, green: number, blue: number];

const RED: Colour = [200, 20, 20];
const GREEN: Colour = [20, 180, 20];
const BLUE: Colour = [20, 20, 200];
/** What the camera shows. */
const ORANGE: Colour = [220, 140, 40];
/** The same without colour and with a third of its light: BT.601. */
const QUIET = 0.35 * (0.299 * ORANGE[0] + 0.587 * ORANGE[1] + 0.114 * ORANGE[2]);

describe.each(['webgl', 'webgpu', 'canvas'] as const)('on %s', (backend) => {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const reader = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d', {willReadFrequently: true})!;
  let device: GPUDevice | null = null;
  let compositor: Compositor;
  let now = 0;

  beforeAll(async () => {
    device = await requestTestDevice(backend);
    compositor = await open(true);
    expect(compositor.backend).toBe(backend);
  });

  beforeEach(() => {
    compositor.setLens(null, now);
    see();
  });

  afterAll(() => {
    compositor.dispose();
  });

  async function open(reducedMotion: boolean): Promise<Compositor> {
    const opened = await createCompositor(backend, canvas, {device, reducedMotion});
    opened.setLayout({...SMALL_LAYOUT, size: {width: WIDTH, height: HEIGHT}, lensArea: AREA}, now);
    opened.setPaint(PLAIN_PAINT, now);
    opened.setCamera(flat(ORANGE, WIDTH, HEIGHT));
    return opened;
  }

  /** What is shown, after so long a rest that the flash limiter has let go of everything. */
  function see(): (x: number, y: number) => Colour {
    now += 10_000;
    return draw(compositor);
  }

  function draw(drawn: Compositor): (x: number, y: number) => Colour {
    drawn.render(now);
    reader.drawImage(canvas, 0, 0);
    const {data} = reader.getImageData(0, 0, WIDTH, HEIGHT);
    return (x, y) => {
      const at = (Math.floor(y) * WIDTH + Math.floor(x)) * 4;
      return [data[at]!, data[at + 1]!, data[at + 2]!];
    };
  }

  test.each<[Arrangement, number]>([
    ['row', 3],
    ['main', 4],
    ['grid', 12],
    ['grid', 384],
  ])(
    'plates in a %s of %i are seen where they are placed, and nothing but the quiet mirror elsewhere',
    (arrangement, count) => {
      const colours = Array.from({length: count}, (_, index) => [RED, GREEN, BLUE][index % 3]!);
      const plates = colours.map((colour, index) => plateOf(index, colour, 4 + (index % 2), 4));
      compositor.setLens({arrangement, plates, turn: null}, now);
      const at = see();
      const placed = placePlates(arrangement, sizesOf(plates), AREA);
      const rects = placed.map(({rect}) => rect);
      for (const [index, rect] of rects.entries()) {
        expect(at(rect.x + rect.width / 2, rect.y + rect.height / 2)).toEqual(colours[index]);
      }
      const camera = placeCamera(arrangement, AREA);
      const covered = camera === null ? rects : [...rects, camera];
      const strays: string[] = [];
      for (let y = 0; y < HEIGHT; y++) {
        for (let x = 0; x < WIDTH; x++) {
          if (covered.some((rect) => touches(rect, x, y))) continue;
          if (at(x, y).some((value) => Math.abs(value - QUIET) > 1)) strays.push(`${x},${y}: ${at(x, y).join(' ')}`);
        }
      }
      expect(strays).toEqual([]);
      if (camera !== null) expect(at(camera.x + camera.width / 2, camera.y + camera.height / 2)).toEqual(ORANGE);
    },
  );

  test('a plate read cell by cell has sharp cells, a smooth one has not, and neither takes colour from its neighbour', () => {
    const sharp = {...plateOf(0, RED, 4, 4), isSmooth: false};
    sharp.picture.data.set([...BLUE, 255], 0);
    const smooth = plateOf(1, GREEN, 4, 4);
    smooth.picture.data.set([...BLUE, 255], 0);
    compositor.setLens({arrangement: 'row', plates: [sharp, smooth], turn: null}, now);
    const at = see();
    const [cells, blurred] = placePlates('row', sizesOf([sharp, smooth]), AREA).map(({rect}) => rect);
    const seenIn = (rect: CssRect): Set<string> => {
      const seen = new Set<string>();
      for (let y = Math.ceil(rect.y); y < Math.floor(rect.y + rect.height); y++)
        for (let x = Math.ceil(rect.x); x < Math.floor(rect.x + rect.width); x++) seen.add(at(x, y).join());
      return seen;
    };
    expect([...seenIn(cells!)].toSorted()).toEqual([BLUE.join(), RED.join()].toSorted());
    const colours = [...seenIn(blurred!)].map((text) => text.split(',').map(Number));
    expect(colours.length).toBeGreaterThan(10);
    // Between green and blue there is no red.
    expect(colours.filter(([red]) => red! > RED[1] + 1)).toEqual([]);
  });

  test('what is see-through in a plate shows the mirror', () => {
    const plate = {...plateOf(0, RED, 2, 1), isSmooth: false};
    plate.picture.data.set([0, 0, 0, 0], 0);
    compositor.setLens({arrangement: 'row', plates: [plate], turn: null}, now);
    const at = see();
    const {rect} = placePlates('row', sizesOf([plate]), AREA)[0]!;
    expect(at(rect.x + rect.width * 0.25, rect.y + rect.height / 2)[0]).toBeCloseTo(QUIET, -0.5);
    expect(at(rect.x + rect.width * 0.75, rect.y + rect.height / 2)).toEqual(RED);
  });

  test('the camera’s picture in the corner is the square in the middle of the mirror', () => {
    const picture = flat(ORANGE, WIDTH, HEIGHT);
    for (let y = 0; y < HEIGHT; y++) {
      // Beyond the square to both sides.
      for (const x of [0, 10, 19, 140, 150, 159]) picture.data.set([...BLUE, 255], (y * WIDTH + x) * 4);
      picture.data.set([...GREEN, 255], (y * WIDTH + 20) * 4);
      picture.data.set([...GREEN, 255], (y * WIDTH + 21) * 4);
      picture.data.set([...GREEN, 255], (y * WIDTH + 22) * 4);
      picture.data.set([...GREEN, 255], (y * WIDTH + 23) * 4);
    }
    compositor.setCamera(picture);
    compositor.setLens({arrangement: 'grid', plates: [plateOf(0, RED, 4, 4)], turn: null}, now);
    const at = see();
    const {x, y, width, height} = placeCamera('grid', AREA)!;
    const seen = Array.from({length: Math.floor(width) - 1}, (_, column) => at(x + column + 0.5, y + height / 2));
    expect(seen.filter(([, , blue]) => blue > 60)).toEqual([]);
    expect(seen[0]![1]).toBeGreaterThan(seen[0]![0]);
    compositor.setCamera(flat(ORANGE, WIDTH, HEIGHT));
  });

  test('planes in depth stand where they are placed, and what is in front covers what is behind', () => {
    const plates = [RED, GREEN, BLUE].map((colour, index) => plateOf(index, colour, 4, 4));
    const free = besideCamera(AREA);
    const middleOf = (turn: {yaw: number; pitch: number}, index: number): [x: number, y: number] => {
      const {corners} = placePlanes(sizesOf(plates), free, turn).find((plane) => plane.index === index)!;
      return [corners.reduce((sum, [x]) => sum + x / 4, 0), corners.reduce((sum, [, y]) => sum + y / 4, 0)];
    };
    compositor.setLens({arrangement: 'grid', plates, turn: {yaw: 0, pitch: 0}}, now);
    expectNear(see()(...middleOf({yaw: 0, pitch: 0}, 2)), RED);
    // From behind the last layer is in front.
    compositor.setLens({arrangement: 'grid', plates, turn: {yaw: Math.PI, pitch: 0}}, now);
    expectNear(see()(...middleOf({yaw: 0, pitch: 0}, 2)), BLUE);
    // From the side each is seen by itself.
    const side = {yaw: 1.2, pitch: -0.2};
    compositor.setLens({arrangement: 'grid', plates, turn: side}, now);
    const at = see();
    expectNear(at(...middleOf(side, 0)), RED);
    expectNear(at(...middleOf(side, 1)), GREEN);
    expectNear(at(...middleOf(side, 2)), BLUE);
  });

  test('a lens that waits for its first view, and one without an area, leave the quiet mirror', () => {
    compositor.setLens({arrangement: 'row', plates: [], turn: null}, now);
    expect(see()(80, 60)[0]).toBeCloseTo(QUIET, -0.5);
    compositor.setLens({arrangement: 'row', plates: [plateOf(0, RED, 4, 4)], turn: null}, now);
    compositor.setLayout({...SMALL_LAYOUT, size: {width: WIDTH, height: HEIGHT}, lensArea: null}, now);
    expect(see()(80, 60)[0]).toBeCloseTo(QUIET, -0.5);
    compositor.setLayout({...SMALL_LAYOUT, size: {width: WIDTH, height: HEIGHT}, lensArea: AREA}, now);
    expect(see()(80, 60)).toEqual(RED);
  });

  test('comes and goes at once where motion is reduced, else in a fade', async () => {
    const shown = {arrangement: 'row', plates: [plateOf(0, RED, 4, 4)], turn: null} as const;
    compositor.setLens(shown, now);
    expect(draw(compositor)(80, 60)).toEqual(RED);
    compositor.setLens(null, now);
    expect(see()(80, 60)).toEqual(ORANGE);

    const fading = await open(false);
    draw(fading);
    now += 10_000;
    fading.setLens(shown, now);
    now += 60;
    const midway = draw(fading)(80, 60);
    expect(midway[1]).toBeLessThan(ORANGE[1]);
    expect(midway[1]).toBeGreaterThan(RED[1]);
    now += 1000;
    expect(draw(fading)(80, 60)).toEqual(RED);
    fading.setLens(null, now);
    now += 60;
    expect(draw(fading)(80, 60)[1]).toBeGreaterThan(RED[1]);
    now += 1000;
    expect(draw(fading)(80, 60)).toEqual(ORANGE);
    // The canvas is the other's again.
    compositor.setLens(null, now);
    see();
  });
});

/** Pixels that are turned may be rounded once more. */
function expectNear(found: Colour, wanted: Colour): void {
  for (const [channel, value] of wanted.entries()) expect(Math.abs(found[channel]! - value)).toBeLessThanOrEqual(1);
}

function plateOf(index: number, colour: Colour, width: number, height: number): LensPlate {
  const {data} = flat(colour, width, height);
  return {id: `plate-${index}`, caption: null, picture: {width, height, data}, isSmooth: true, tap: null};
}

function sizesOf(plates: readonly LensPlate[]): {caption: LensPlate['caption']; width: number; height: number}[] {
  return plates.map(({caption, picture: {width, height}}) => ({caption, width, height}));
}

function flat(colour: Colour, width: number, height: number) {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) data.set([...colour, 255], pixel * 4);
  return {kind: 'pixels', data, size: {width, height}} as const;
}

/** Whether a rectangle covers any of a pixel. */
function touches(rect: CssRect, x: number, y: number): boolean {
  return x + 1 > rect.x && x < rect.x + rect.width && y + 1 > rect.y && y < rect.y + rect.height;
}
