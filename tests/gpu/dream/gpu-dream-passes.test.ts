/** The dream's passes against the arithmetic in memory that they stand in for. */
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {normalise} from '../../../src/engine/ascent/ascent-step.ts';
import {calmColours} from '../../../src/engine/ascent/calm-colours.ts';
import {toPixels} from '../../../src/engine/picture/convert-pixels.ts';
import {Detail, overCamera} from '../../../src/engine/dream/detail.ts';
import {estimateMotion, stillField} from '../../../src/engine/dream/estimate-motion.ts';
import {opposite, roll} from '../../../src/engine/ascent/jitter.ts';
import {levelGradient, THING_WEIGHTS} from '../../../src/engine/ascent/level-gradient.ts';
import {gripOf} from '../../../src/engine/dream/grip.ts';
import {joinMotion, zoomField, type MotionField} from '../../../src/engine/dream/motion-field.ts';
import {DETAIL_LIMIT} from '../../../src/engine/picture/detail-picture.ts';
import {resize} from '../../../src/engine/picture/resize.ts';
import {smallLuma, smallSize} from '../../../src/engine/dream/small-luma.ts';
import {RESTLESS} from '../../../src/engine/dream/stillness.ts';
import {DetailRun} from '../../../src/engine/dream/wgsl/detail-run.ts';
import {createDreamPasses, type DreamGpu} from '../../../src/engine/dream/wgsl/dream-passes.ts';
import {coarseSize, soften} from '../../../src/engine/dream/soften.ts';
import {FitPicturePass} from '../../../src/engine/dream/wgsl/fit-picture-pass.ts';
import {SoftenPass} from '../../../src/engine/dream/wgsl/soften-pass.ts';
import {LevellingRun} from '../../../src/engine/ascent/wgsl/levelling-run.ts';
import {MotionRun} from '../../../src/engine/dream/wgsl/motion-run.ts';
import {packStruct} from '../../../src/engine/gpu/pack-struct.ts';
import {recordDispatch} from '../../../src/engine/gpu/dispatch.ts';
import {GpuMemory} from '../../../src/engine/gpu/gpu-memory.ts';
import {readBuffer} from '../../../src/engine/gpu/read-back.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';
import {drawPicture, flatPicture, meanOf, wavyPicture} from '../../support/engine/dream-scene.ts';
import {relativeDistance} from '../../support/network/goldens.ts';
import {
  inBytes,
  pictureTexture,
  readPicture,
  readRgb,
  submit,
  writePicture,
  writeRgb,
} from '../../support/engine/gpu-dream.ts';
import {seededRandom} from '../../support/network/random-network.ts';
import {readTexture} from '../../support/engine/read-texture.ts';

/** Relative: float32 in another order. */
const TOLERANCE = 1e-3;

const SIZE = {width: 88, height: 60};

let gpu: DreamGpu;
let device: GPUDevice;
const complaints: string[] = [];

beforeAll(async () => {
  ({device} = await requestSharedGpu(() => undefined));
  device.addEventListener('uncapturederror', ({error}) => complaints.push(error.message));
  gpu = {device, passes: await createDreamPasses(device)};
});

beforeEach(() => () => {
  expect(complaints).toEqual([]);
});

afterAll(() => {
  device.destroy();
});

/** Signed noise about 0, of that spread. */
function noise(size: PixelSize, spread: number, seed = 1): RgbPicture {
  const random = seededRandom(seed);
  return drawPicture(size, () => spread * (random() + random() - 1));
}

function reference(values: RgbPicture): Detail {
  const detail = new Detail(values);
  detail.add(values, 1);
  return detail;
}

describe('motion', () => {
  async function fieldAfter(pictures: readonly RgbPicture[], zoom = 0, trustAtFirst = 1) {
    const camera = pictureTexture(device, SIZE);
    const motion = new MotionRun(gpu, smallSize(SIZE), trustAtFirst);
    for (const picture of pictures) {
      writePicture(device, camera, picture);
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      motion.encode(pass, camera, zoom);
      pass.end();
      motion.remember(encoder);
      device.queue.submit([encoder.finish()]);
    }
    const cells = new Float32Array(await readBuffer(device, motion.field.buffer));
    const [calm = 0, light = 0] = new Float32Array(await readBuffer(device, motion.report));
    const lane = (at: number): Float32Array => cells.filter((_, index) => index % 4 === at);
    const {columns, rows} = motion.field;
    const field: MotionField = {columns, rows, x: lane(0), y: lane(1), trust: lane(2), interest: lane(3)};
    motion.dispose();
    camera.destroy();
    return {field, calm, light};
  }

  function calmOf({x, y, trust}: MotionField): number {
    const motion = trust.map((value, cell) => Math.hypot(x[cell]!, y[cell]!) / RESTLESS + 1 - value);
    return Math.max(0, 1 - meanOf(motion));
  }

  function expectSameField(found: MotionField, expected: MotionField): void {
    expect([found.columns, found.rows]).toEqual([expected.columns, expected.rows]);
    for (const lane of ['x', 'y', 'trust', 'interest'] as const) {
      for (const [cell, value] of expected[lane].entries())
        expect(found[lane][cell], `${lane} ${cell}`).toBeCloseTo(value, 3);
    }
  }

  test('of a shifted picture, with something new in a corner, is the one found in memory', async () => {
    const [before, shifted] = [inBytes(wavyPicture(SIZE)), wavyPicture(SIZE, 3.4, -1.8)];
    const strange = noise(SIZE, 0.5);
    const now = inBytes(
      drawPicture(SIZE, (x, y, channel) => {
        const at = (y * SIZE.width + x) * 3 + channel;
        return x < 22 && y < 20 ? 0.5 + strange.values[at]! : shifted.values[at]!;
      }),
    );
    const {field, calm, light} = await fieldAfter([before, now]);
    const expected = estimateMotion(smallLuma(before), smallLuma(now));
    expect(Math.max(...expected.x)).toBeGreaterThan(0.02);
    expect(Math.min(...expected.trust)).toBeLessThan(0.9);
    expectSameField(field, expected);
    expect(calm).toBeCloseTo(calmOf(expected), 3);
    expect(light).toBeCloseTo(smallLuma(now).mean, 3);
  });

  test('of a picture that stands still is none, and calm, also at first; over another form of picture nothing is trusted', async () => {
    const still = stillField(smallLuma(wavyPicture(SIZE)));
    const [first, second, foreign] = [
      await fieldAfter([wavyPicture(SIZE)]),
      await fieldAfter([wavyPicture(SIZE), wavyPicture(SIZE)]),
      await fieldAfter([wavyPicture(SIZE)], 0, 0),
    ];
    expectSameField(first.field, still);
    const luma = smallLuma(inBytes(wavyPicture(SIZE)));
    expectSameField(second.field, estimateMotion(luma, luma));
    expect([first.calm, second.calm, foreign.calm]).toEqual([1, 1, 0]);
    expectSameField(foreign.field, {...still, trust: new Float32Array(still.trust.length)});
  });

  test('is joined by the attract loop’s zoom, which does not count as restless', async () => {
    const factor = 1.02;
    const pictures = [inBytes(wavyPicture(SIZE)), inBytes(wavyPicture(SIZE, 2))] as const;
    const {field, calm} = await fieldAfter(pictures, 1 - 1 / factor);
    const moved = estimateMotion(smallLuma(pictures[0]), smallLuma(pictures[1]));
    expectSameField(field, joinMotion(zoomField(moved.columns, moved.rows, factor), moved));
    expect(calm).toBeCloseTo(calmOf(moved), 3);
  });
});

/** What a picture moves along and grows by where a corner of it is something else. */
const field = estimateMotion(smallLuma(wavyPicture(SIZE)), smallLuma(wavyPicture(SIZE, 3.4, -1.8)));
field.trust.fill(0.3, 0, 9);

function fieldBuffer(memory: GpuMemory): GPUBuffer {
  const {x, y, trust, interest} = field;
  const lanes = [x, y, trust, interest];
  return memory.filled(
    'field',
    Float32Array.from({length: x.length * 4}, (_, at) => lanes[at % 4]![at >> 2]!),
  );
}

describe('the detail', () => {
  function detailRun(size = SIZE): {run: DetailRun; picture: GPUTexture; free: () => void} {
    const memory = new GpuMemory(device, 'Test');
    const {columns, rows} = field;
    const picture = pictureTexture(device, size);
    const run = new DetailRun(gpu, {size, field: {columns, rows, buffer: fieldBuffer(memory)}, picture});
    const free = (): void => {
      run.dispose();
      picture.destroy();
      memory.dispose();
    };
    return {run, picture, free};
  }

  test('moves along, fades, keeps the camera’s light and is limited, as it does in memory', async () => {
    const {run, picture, free} = detailRun();
    // Dark enough that what has no room below would make it lighter.
    const camera = inBytes(drawPicture(SIZE, (x) => (x % 7) / 30));
    const before = noise(SIZE, DETAIL_LIMIT);
    writePicture(device, run.camera, camera);
    writeRgb(device, run.detail, before);
    submit(device, (pass) => {
      run.encode(pass, {memory: 0.95, strength: 0.8, isHeld: true, shownShare: 1});
    });
    const expected = reference(before);
    expected.move(field);
    expected.decay(0.95);
    const {peak} = expected;
    expected.holdMean(camera, 0.8);
    expect(relativeDistance((await readRgb(device, run.detail, SIZE)).values, expected.picture.values)).toBeLessThan(
      TOLERANCE,
    );
    const shown = toPixels(expected.over(camera, 0.8)).data;
    const grip = gripOf(expected.picture, 0.8)!;
    for (const [pixel, share] of grip.entries()) shown[pixel * 4 + 3] = 255 * share;
    const found = await readTexture(device, picture);
    expect(Math.max(...found.map((value, at) => Math.abs(value - shown[at]!)))).toBeLessThanOrEqual(1);
    const totals = new Float32Array(await readBuffer(device, run.totals));
    expect(totals[3]).toBeCloseTo(peak, 4);
    free();
  });

  test('comes into sight by the share that a frame shows of it, where motion is reduced', async () => {
    const {run, picture, free} = detailRun();
    const before = noise(SIZE, 0.3);
    writePicture(device, run.camera, flatPicture(SIZE, 0.5));
    writeRgb(device, run.detail, before);
    submit(device, (pass) => {
      run.encode(pass, {memory: 1, strength: 1, isHeld: false, shownShare: 0.25});
    });
    const shown = await readRgb(device, run.shown, SIZE);
    const detail = await readRgb(device, run.detail, SIZE);
    const quarter = detail.values.map((value) => 0.25 * value);
    expect(relativeDistance(shown.values, quarter)).toBeLessThan(TOLERANCE);
    const camera = flatPicture(SIZE, 0.5);
    const expected = toPixels(overCamera(shown, camera, 1)).data;
    const found = await readTexture(device, picture);
    const colours = found.map((value, at) => (at % 4 === 3 ? 255 : value));
    expect(Math.max(...colours.map((value, at) => Math.abs(value - expected[at]!)))).toBeLessThanOrEqual(1);
    free();
  });

  test('that is frozen moves along and is otherwise as it was', async () => {
    const {run, free} = detailRun();
    const before = noise(SIZE, 0.3);
    writePicture(device, run.camera, flatPicture(SIZE, 0.1));
    writeRgb(device, run.detail, before);
    submit(device, (pass) => {
      run.encode(pass, {memory: 1, strength: 0.5, isHeld: false, shownShare: 1});
    });
    const expected = reference(before);
    expected.move(field);
    expect(relativeDistance((await readRgb(device, run.detail, SIZE)).values, expected.picture.values)).toBeLessThan(
      TOLERANCE,
    );
    free();
  });

  test.each([
    {width: 48, height: 32},
    {width: 104, height: 80},
  ])('goes on at $width x $height', async (size) => {
    const [from, to] = [detailRun(), detailRun(size)];
    const before = noise(SIZE, 0.3);
    writeRgb(device, from.run.detail, before);
    submit(device, (pass) => {
      to.run.encodeTakeOver(pass, from.run);
    });
    from.free();
    const found = await readRgb(device, to.run.detail, size);
    expect(relativeDistance(found.values, resize(before, size).values)).toBeLessThan(TOLERANCE);
    to.free();
  });
});

describe('a step without its network', () => {
  const octave = {width: 44, height: 31};
  const shift = {x: -37, y: 5};

  function stepNumbers(memory: GpuMemory, gain: number): GPUBufferBinding {
    const grid = [field.columns, field.rows];
    const wholes = [octave.width, octave.height, SIZE.width, SIZE.height, shift.x, shift.y, ...grid, 1];
    return memory.uniform('step', packStruct(wholes, [gain]));
  }

  test('sees the picture with the dream in it at the octave’s size, shifted', async () => {
    const memory = new GpuMemory(device, 'Test');
    const texture = pictureTexture(device, SIZE);
    const camera = inBytes(wavyPicture(SIZE));
    const detail = reference(noise(SIZE, 0.9));
    writePicture(device, texture, camera);
    const buffer = memory.storage('detail', SIZE.width * SIZE.height * 16);
    const seen = memory.storage('seen', octave.width * octave.height * 16);
    writeRgb(device, buffer, detail.picture);
    const step = stepNumbers(memory, 1);
    const dispatch = gpu.passes.seeOctave.dispatch({step, camera: texture, detail: buffer, seen}, octave);
    submit(device, (pass) => {
      recordDispatch(pass, dispatch);
    });
    const expected = roll(resize(detail.over(camera, 1), octave), shift);
    expect(relativeDistance((await readRgb(device, seen, octave)).values, expected.values)).toBeLessThan(TOLERANCE);
    memory.dispose();
    texture.destroy();
  });

  /** From a gradient to what is added to the detail. */
  async function growFrom(gradient: RgbPicture, before: RgbPicture, gain: number): Promise<RgbPicture> {
    const memory = new GpuMemory(device, 'Test');
    const levelling = new LevellingRun(gpu, octave);
    levelling.weigh(THING_WEIGHTS);
    const raw = memory.storage('gradient', octave.width * octave.height * 16);
    const detail = memory.storage('detail', SIZE.width * SIZE.height * 16);
    writeRgb(device, raw, gradient);
    writeRgb(device, detail, before);
    const step = stepNumbers(memory, gain);
    const {squares: partials, gradient: calmed, magnitude: totals} = levelling;
    const calm = gpu.passes.calmGradient.dispatch({step, gradient: raw, calmed, partials}, octave);
    const interest = fieldBuffer(memory);
    const grow = gpu.passes.growDetail.dispatch({step, growth: calmed, totals, field: interest, detail}, SIZE);
    submit(device, (pass) => {
      recordDispatch(pass, calm);
      levelling.encode(pass);
      recordDispatch(pass, grow);
    });
    const grown = await readRgb(device, detail, SIZE);
    levelling.dispose();
    memory.dispose();
    return grown;
  }

  test('shifts back, calms, levels, normalises, steers and adds as it does in memory, whatever the gradient’s scale', async () => {
    for (const scale of [1e-7, 1, 1e7]) {
      // Strong fine texture over a weak large shape.
      const texture = noise(octave, scale);
      const gradient = drawPicture(octave, (x, y, channel) => {
        return (
          texture.values[(y * octave.width + x) * 3 + channel]! + scale * 0.01 * Math.sin(x / 9 + y / 13 + channel)
        );
      });
      const before = noise(SIZE, 0.1, 2);
      const calmed = roll(gradient, opposite(shift));
      calmColours(calmed.values);
      const step = levelGradient(calmed, THING_WEIGHTS);
      normalise(step.values);
      const expected = reference(before);
      expected.add(step, 0.02, field);
      const found = await growFrom(gradient, before, 0.02);
      const added = found.values.map((value, at) => value - before.values[at]!);
      const expectedAdded = expected.picture.values.map((value, at) => value - before.values[at]!);
      expect(relativeDistance(added, expectedAdded), `scale ${scale}`).toBeLessThan(TOLERANCE);
    }
  });

  test.each([0, NaN, Infinity])('adds nothing for a gradient of %f', async (value) => {
    const before = noise(SIZE, 0.1);
    expect((await growFrom(flatPicture(octave, value), before, 0.02)).values).toEqual(before.values);
  });
});

test.each([
  {name: 'smaller', to: {width: 64, height: 32}},
  {name: 'larger', to: {width: 128, height: 96}},
])('a painting is brought to a $name size as in memory, to the nearest byte', async ({to}) => {
  const picture = wavyPicture(SIZE);
  const source = pictureTexture(device, SIZE);
  const fitted = pictureTexture(device, to);
  writePicture(device, source, picture);
  const pass = await FitPicturePass.create(device);
  submit(device, (encoder) => {
    recordDispatch(encoder, pass.dispatch({source, fitted}));
  });
  const wanted = inBytes(resize(inBytes(picture), to));
  const found = await readPicture(device, fitted);
  const furthest = Math.max(...found.values.map((value, index) => Math.abs(value - (wanted.values[index] ?? NaN))));
  expect(furthest).toBeLessThanOrEqual(1.01 / 255);
});

test.each([0.3, 1])('a picture loses its lines by %f as in memory, to the nearest byte', async (share) => {
  const picture = noise(SIZE, 0.2);
  const sharp = pictureTexture(device, SIZE);
  const coarse = pictureTexture(device, coarseSize(SIZE));
  const soft = pictureTexture(device, SIZE);
  const grey = {...picture, values: picture.values.map((value) => 0.5 + value)};
  writePicture(device, sharp, grey);
  const memory = new GpuMemory(device, 'Test');
  const numbers = memory.uniform('share', packStruct([], [share]));
  const [fit, softening] = [await FitPicturePass.create(device), await SoftenPass.create(device)];
  submit(device, (encoder) => {
    recordDispatch(encoder, fit.dispatch({source: sharp, fitted: coarse}));
    recordDispatch(encoder, softening.dispatch({share: numbers, sharp, coarse, soft}));
  });
  const wanted = soften(inBytes(grey), share);
  const found = await readPicture(device, soft);
  const furthest = Math.max(...found.values.map((value, index) => Math.abs(value - (wanted.values[index] ?? NaN))));
  // The small picture between them is bytes, too.
  expect(furthest).toBeLessThanOrEqual(1.6 / 255);
  memory.dispose();
});
