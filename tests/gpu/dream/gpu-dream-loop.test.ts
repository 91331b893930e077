/**
 * The dream on the GPU: a step against the one in memory, and the loop over still, moving, dark and
 * changing pictures.
 */
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest';

import {requestSharedGpu} from '../../../src/engine/gpu/gpu-device.ts';
import {ResourceLedger} from '../../../src/engine/gpu/resource-ledger.ts';
import {measureStep} from '../../../src/engine/ascent/ascent-step.ts';
import {Detail} from '../../../src/engine/dream/detail.ts';
import type {DreamSettings} from '../../../src/engine/dream/dream-loop.ts';
import {pickShift} from '../../../src/engine/ascent/jitter.ts';
import {octaveSizes} from '../../../src/engine/ascent/octaves.ts';
import {DetailRun} from '../../../src/engine/dream/wgsl/detail-run.ts';
import {createDreamPasses, type DreamGpu} from '../../../src/engine/dream/wgsl/dream-passes.ts';
import {GpuDreamLoop, type GpuDreamOutput} from '../../../src/engine/dream/wgsl/gpu-dream-loop.ts';
import {MotionRun} from '../../../src/engine/dream/wgsl/motion-run.ts';
import {OctaveStack} from '../../../src/engine/dream/wgsl/octave-stack.ts';
import {WgslPerception} from '../../../src/engine/perception/wgsl/wgsl-perception.ts';
import {SeededRandom} from '../../../src/engine/shared/seeded-random.ts';
import {beforeRelu} from '../../../src/engine/network/check-request.ts';
import type {Objective} from '../../../src/engine/network/perception.ts';
import {DETAIL_LIMIT} from '../../../src/engine/picture/detail-picture.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import type {PixelSize} from '../../../src/protocol/units.ts';
import {drawPicture, flatPicture, meanDifference, meanOf, wavyPicture} from '../../support/engine/dream-scene.ts';
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
import {QUICK_SHAPE} from '../../support/network/quick-shape.ts';
import {randomPerception} from '../../support/network/random-perception.ts';

const TOLERANCE = 1e-2;

/** Sides are multiples of 4. */
const {file, weights} = randomPerception(21, {stages: 1, mostChannels: 4});
const deepest = file.layers.at(-1)!;

const SIZE = {width: 32, height: 24};
const SCENE = inBytes(wavyPicture(SIZE));

/** Every step that a frame may have. */
const ALL_STEPS_MS = 1e6;

const SETTINGS: DreamSettings = {
  objective: {kind: 'l2', layer: deepest},
  strength: 1,
  depth: 1,
  isFrozen: false,
  isZooming: false,
};

let device: GPUDevice;
let gpu: DreamGpu;
let perception: WgslPerception;
let ledger: ResourceLedger;
const complaints: string[] = [];

beforeAll(async () => {
  ({device} = await requestSharedGpu(() => undefined));
  device.addEventListener('uncapturederror', ({error}) => complaints.push(error.message));
  ledger = new ResourceLedger(device);
  gpu = {device, passes: await createDreamPasses(device)};
  const values = new Map([...weights].map(([name, weight]) => [name, weight.values]));
  perception = new WgslPerception({device, file, weights: values, shape: QUICK_SHAPE});
});

afterEach(() => {
  expect(complaints).toEqual([]);
});

afterAll(() => {
  device.destroy();
});

/** A loop with a camera in front of it. */
class Stage {
  readonly failures: unknown[] = [];
  readonly loop: GpuDreamLoop;
  #camera: GPUTexture = pictureTexture(device, SIZE);

  constructor(reducedMotion: boolean) {
    const onFailure = (error: unknown): void => {
      this.failures.push(error);
    };
    this.loop = new GpuDreamLoop({gpu, perception}, {seed: 3, reducedMotion, onFailure});
  }

  /** Shows one frame. */
  show(picture: RgbPicture, budgetMs = ALL_STEPS_MS): GpuDreamOutput {
    if (this.#camera.width !== picture.width || this.#camera.height !== picture.height) {
      this.#camera.destroy();
      this.#camera = pictureTexture(device, picture);
    }
    writePicture(device, this.#camera, picture);
    return this.loop.advance(this.#camera, budgetMs);
  }

  /**
   * Shows frames, and has the GPU finish each. The few milliseconds between steps are not the
   * software adapter's: so each third has some.
   */
  async dream(frames: number, picture: RgbPicture = SCENE): Promise<GpuDreamOutput> {
    let view: GpuDreamOutput | null = null;
    for (let frame = 0; frame < frames; frame++) {
      view = this.show(picture, frame % 3 === 0 ? ALL_STEPS_MS : 0);
      await this.loop.settled();
    }
    return view!;
  }

  async detail(size: PixelSize = SIZE): Promise<Float32Array> {
    return (await readRgb(device, this.loop.detail!.detail, size)).values;
  }

  dispose(): void {
    this.loop.dispose();
    this.#camera.destroy();
  }
}

function startDream(settings: DreamSettings | null = SETTINGS, reducedMotion = false): Stage {
  const stage = new Stage(reducedMotion);
  stage.loop.set(settings);
  return stage;
}

describe('a step of gradient ascent', () => {
  test.each<{readonly objective: Objective}>([
    {objective: {kind: 'l2', layer: deepest}},
    {objective: {kind: 'channel', layer: file.layers[0]!, channel: 1}},
    {objective: {kind: 'leaky-channel', layer: beforeRelu(file, deepest), channel: 1}},
    {objective: {kind: 'class', label: 2}},
    {objective: {kind: 'log-odds', label: 2}},
  ])('towards $objective.kind adds at every octave what the one in memory adds', async ({objective}) => {
    const motion = new MotionRun(gpu, {width: 8, height: 8}, 1);
    const picture = pictureTexture(device, SIZE);
    const run = new DetailRun(gpu, {size: SIZE, field: motion.field, picture});
    const octaves = new OctaveStack({gpu, perception}, run, octaveSizes(SIZE, file.input.multipleOf));
    await octaves.aim(objective);
    const before = new Detail(SIZE);
    before.add(
      drawPicture(SIZE, (x, y, channel) => 0.2 * Math.sin(x * y + channel)),
      1,
    );
    writePicture(device, run.camera, SCENE);
    submit(device, (pass) => {
      motion.encode(pass, run.camera, 0);
    });
    expect(octaves.sizes.length).toBe(4);
    for (const [octave, size] of octaves.sizes.entries()) {
      writeRgb(device, run.detail, before.picture);
      const shift = pickShift(new SeededRandom(octave), file.input.multipleOf);
      submit(device, (pass) => {
        octaves.encode(pass, octave, {slot: octave, shift, gain: 0.02});
      });
      const found = await readRgb(device, run.detail, SIZE);
      const parts = {network: perception, objective, random: new SeededRandom(octave)};
      const {step} = await measureStep(parts, before.over(SCENE, 1), size);
      const after = new Detail(SIZE);
      after.add(before.picture, 1);
      after.add(step, 0.02);
      const added = (values: Float32Array): Float32Array =>
        values.map((value, at) => value - before.picture.values[at]!);
      expect(relativeDistance(added(found.values), added(after.picture.values)), `octave ${octave}`).toBeLessThan(
        TOLERANCE,
      );
    }
    octaves.dispose();
    run.dispose();
    motion.dispose();
    picture.destroy();
  });
});

/** The same shape, whatever is left of it. */
function toUnit(values: Float32Array): Float32Array {
  const size = Math.hypot(...values);
  return values.map((value) => value / size);
}

async function scoreOf(picture: RgbPicture): Promise<number> {
  return (await perception.gradient(picture, SETTINGS.objective, 'plain')).score;
}

async function shownIn({texture}: GpuDreamOutput): Promise<RgbPicture> {
  return readPicture(device, texture);
}

describe('the dream on the GPU', () => {
  test('of a still scene raises the objective, stays as light, and is gone 90 frames after the light', async () => {
    const stage = startDream();
    const view = await stage.dream(60);
    const dreamt = await shownIn(view);
    expect(view.steps).toBeGreaterThan(40);
    expect(meanDifference(dreamt.values, SCENE.values)).toBeGreaterThan(4 / 255);
    expect(Math.abs(meanOf(dreamt.values) / meanOf(SCENE.values) - 1)).toBeLessThan(0.03);
    expect(await scoreOf(dreamt)).toBeGreaterThan(1.2 * (await scoreOf(SCENE)));
    const black = flatPicture(SIZE, 0);
    const after = await stage.dream(90, black);
    expect(meanOf((await shownIn(after)).values)).toBeLessThan(0.5 / 255);
    stage.dispose();
  });

  test('holds no more after 1,000 frames of a picture that moves, changing objectives and strengths than after the first', async () => {
    const stage = startDream();
    await stage.dream(4);
    // Searching for motion takes the software adapter ten times as long as finding none: so the
    // picture moves now and then.
    const moved = wavyPicture(SIZE, 3);
    const held = ledger.counts();
    for (let frame = 4; frame < 1000; frame++) {
      if (frame % 100 === 0) {
        const channel = (frame / 100) % 2;
        stage.loop.set({...SETTINGS, strength: channel, objective: {kind: 'channel', layer: deepest, channel}});
      }
      stage.show(frame % 200 === 0 ? moved : SCENE, frame % 100 === 10 ? ALL_STEPS_MS : 0);
      if (frame % 25 === 0) await stage.loop.settled();
    }
    stage.loop.set(SETTINGS);
    await stage.loop.settled();
    expect(ledger.counts()).toEqual(held);
    expect(stage.failures).toEqual([]);
    stage.dispose();
  });

  test('frees everything it made', async () => {
    const held = ledger.counts();
    const stage = startDream();
    await stage.dream(2);
    await stage.dream(2, wavyPicture({width: 24, height: 32}));
    stage.show(SCENE);
    // While octaves are still being made.
    const settled = stage.loop.settled();
    stage.dispose();
    await settled;
    await expect.poll(() => ledger.counts()).toEqual(held);
  });

  test('shows the plain camera, and takes no steps, until the network is ready and while there is no time', async () => {
    const stage = startDream();
    expect((await shownIn(stage.show(SCENE))).values).toEqual(SCENE.values);
    await stage.loop.settled();
    for (let frame = 0; frame < 5; frame++) stage.show(SCENE, 0);
    await stage.loop.settled();
    const {isFaded, steps} = stage.show(SCENE, 0);
    expect([isFaded, steps]).toEqual([true, 0]);
    stage.dispose();
  });

  test('goes on towards another objective in mid-octave, and keeps what was dreamt', async () => {
    const stage = startDream();
    await stage.dream(10);
    stage.loop.set({...SETTINGS, objective: {kind: 'class', label: 1}});
    const before = await stage.detail();
    const {steps} = stage.show(SCENE);
    stage.loop.set({...SETTINGS, objective: {kind: 'channel', layer: file.layers[0]!, channel: 0}});
    stage.show(SCENE);
    expect(relativeDistance(await stage.detail(), before)).toBeLessThan(0.5);
    await stage.loop.settled();
    expect((await stage.dream(3)).steps).toBeGreaterThan(steps);
    expect(stage.failures).toEqual([]);
    stage.dispose();
  });

  test('is the same twenty frames later while it is frozen, changes again when let go, and starts again from nothing', async () => {
    const stage = startDream();
    await stage.dream(10);
    stage.loop.set({...SETTINGS, isFrozen: true});
    const held = await stage.detail();
    expect(meanOf(held.map(Math.abs))).toBeGreaterThan(0.001);
    await stage.dream(20);
    expect(await stage.detail()).toEqual(held);
    stage.loop.set(SETTINGS);
    await stage.dream(4);
    expect(relativeDistance(await stage.detail(), held)).toBeGreaterThan(0.01);
    stage.loop.set({...SETTINGS, isFrozen: true});
    stage.loop.restart();
    expect((await shownIn(stage.show(SCENE))).values).toEqual(SCENE.values);
    stage.dispose();
  });

  test('that has left its mode fades without a flare, and says when nothing of it is left', async () => {
    const stage = startDream({...SETTINGS, strength: 0.5});
    const before = meanDifference((await shownIn(await stage.dream(20))).values, SCENE.values);
    stage.loop.set(null);
    const {steps, isFaded} = await stage.dream(1);
    expect(isFaded).toBe(false);
    const now = meanDifference((await shownIn(await stage.dream(1))).values, SCENE.values);
    expect(now).toBeLessThan(before * 1.05);
    const last = await stage.dream(90);
    expect([last.isFaded, last.steps]).toEqual([true, steps]);
    stage.dispose();
  });

  test('follows a picture of another form, keeps its dream, and grows', async () => {
    const stage = startDream();
    await stage.dream(20);
    const turned = inBytes(wavyPicture({width: 24, height: 32}));
    const view = stage.show(turned, 0);
    expect(meanDifference((await shownIn(view)).values, turned.values)).toBeGreaterThan(1 / 255);
    await stage.loop.settled();
    expect((await stage.dream(4, turned)).steps).toBeGreaterThan(view.steps);
    expect(stage.failures).toEqual([]);
    stage.dispose();
  });

  test('fills the stillness meter while nothing moves, and empties it when something does', async () => {
    const stage = startDream(null);
    const {stillness: still} = await stage.dream(20);
    await stage.dream(1, wavyPicture(SIZE, 4));
    const {stillness: moved} = await stage.dream(1, wavyPicture(SIZE, 8));
    expect(still).toBeGreaterThan(0.3);
    expect(moved).toBeLessThan(still * 0.9);
    stage.dispose();
  });

  test('reports an objective that cannot be climbed once, takes no steps and fades, and tries another', async () => {
    const stage = startDream();
    await stage.dream(10);
    stage.loop.set({...SETTINGS, objective: {kind: 'l2', layer: 'conv9-relu'}});
    await stage.loop.settled();
    const {steps} = stage.show(SCENE);
    expect(stage.failures).toHaveLength(1);
    expect(stage.failures[0]).toMatchObject({code: 'layer-unknown'});
    const before = meanOf((await stage.detail()).map(Math.abs));
    expect((await stage.dream(12)).steps).toBe(steps);
    expect(meanOf((await stage.detail()).map(Math.abs))).toBeLessThan(0.6 * before);
    stage.loop.set(SETTINGS);
    await stage.loop.settled();
    expect((await stage.dream(4)).steps).toBeGreaterThan(steps);
    expect(stage.failures).toHaveLength(1);
    stage.dispose();
  });

  test.each([
    {motion: 'full', reducedMotion: false},
    {motion: 'reduced', reducedMotion: true},
  ])('that is to drift does so with $motion motion unless that is reduced', async ({reducedMotion}) => {
    const stage = startDream(SETTINGS, reducedMotion);
    await stage.dream(10);
    const showFrames = async (): Promise<void> => {
      for (let frame = 0; frame < 10; frame++) stage.show(SCENE, 0);
      await stage.loop.settled();
    };
    // Holding the light changes the shape, too, mostly in the first frames without a step.
    await showFrames();
    const before = toUnit(await stage.detail());
    stage.loop.set({...SETTINGS, isZooming: true});
    await showFrames();
    const change = relativeDistance(toUnit(await stage.detail()), before);
    if (reducedMotion) expect(change).toBeLessThan(0.02);
    else expect(change).toBeGreaterThan(0.3);
    stage.dispose();
  });

  test('drifts towards the viewer in the attract loop and keeps within its limits', async () => {
    const stage = startDream({...SETTINGS, isZooming: true});
    await stage.dream(20);
    const detail = await stage.detail();
    expect(Math.max(...detail.map(Math.abs))).toBeLessThanOrEqual(DETAIL_LIMIT + 1e-4);
    expect(meanOf(detail.map(Math.abs))).toBeGreaterThan(0.002);
    stage.dispose();
  });
});
