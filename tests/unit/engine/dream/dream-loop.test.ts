import {expect, test} from 'vitest';

import {DreamLoop, type DreamSettings, type DreamOutput} from '../../../../src/engine/dream/dream-loop.ts';
import {EngineError} from '../../../../src/protocol/errors.ts';
import type {InputGradient, PerceptionNetwork} from '../../../../src/engine/network/perception.ts';
import {DETAIL_LIMIT} from '../../../../src/engine/picture/detail-picture.ts';
import {toPixels} from '../../../../src/engine/picture/convert-pixels.ts';
import type {RgbPicture} from '../../../../src/engine/picture/picture.ts';
import {FADE_FRAMES, FRAMES_APART, GROWN_AFTER, soakDream} from '../../../bench/dream/soak-dream.ts';
import {flatPicture, meanDifference, wavyPicture} from '../../../support/engine/dream-scene.ts';
import {countFlashes, type Film} from '../../../support/engine/flash-counter.ts';
import {TINY_LAYERS, TinyPerception} from '../../../support/network/tiny-perception.ts';

const SIZE = {width: 40, height: 32};
const SCENE = wavyPicture(SIZE);

/** One step a frame, on a clock that is a millisecond later at every look. */
const ONE_STEP_MS = 1;

/** Of a busy machine. */
const SOON = {timeout: 20_000};

const SETTINGS: DreamSettings = {
  objective: {kind: 'l2', layer: 'conv2-relu'},
  strength: 1,
  depth: 1,
  isFrozen: false,
  isZooming: false,
};

function startLoop(network: PerceptionNetwork = new TinyPerception(), now = tickingClock()) {
  const failures: unknown[] = [];
  const loop = new DreamLoop(network, {seed: 3, now, reducedMotion: false, onFailure: (error) => failures.push(error)});
  loop.set(SETTINGS);
  return {loop, failures};
}

function tickingClock(): () => number {
  let clock = 0;
  return () => clock++;
}

async function dream(loop: DreamLoop, frames: number, camera: RgbPicture = SCENE): Promise<DreamOutput> {
  let view = loop.advance(camera, ONE_STEP_MS);
  await loop.settled();
  for (let frame = 1; frame < frames; frame++) {
    view = loop.advance(camera, ONE_STEP_MS);
    await loop.settled();
  }
  return view;
}

/** A network whose answers wait until they are let go. */
class HeldPerception extends TinyPerception {
  #held: (() => void)[] = [];

  override async gradient(...request: Parameters<TinyPerception['gradient']>): Promise<InputGradient> {
    await new Promise<void>((release) => this.#held.push(release));
    return super.gradient(...request);
  }

  get waiting(): number {
    return this.#held.length;
  }

  release(): void {
    for (const release of this.#held.splice(0)) release();
  }
}

test.each(TINY_LAYERS)(
  'a still scene dreamt of in %s stays as light, keeps moving, and fades with the camera',
  async (layer) => {
    const found = await soakDream(new TinyPerception(), layer, {frames: GROWN_AFTER + FRAMES_APART + 60, ...SIZE});
    expect(found.worstLight).toBeLessThan(0.03);
    expect(found.leastChange).toBeGreaterThan(1);
    expect(found.mostChange).toBeLessThan(12);
    expect(found.strength).toBeGreaterThan(5);
    expect(found.strengthAfterBlack).toBeLessThan(1);
  },
);

test.each(TINY_LAYERS)(
  'a dream of %s over a still scene shows three flashes a second at most, before anything limits them',
  async (layer) => {
    const {loop} = startLoop();
    loop.set({...SETTINGS, objective: {kind: 'l2', layer}});
    const frames: {at: number; data: Uint8ClampedArray}[] = [];
    for (let frame = 0; frame < 150; frame++) {
      const {picture} = await dream(loop, 1);
      frames.push({at: (frame * 1000) / 30, data: toPixels(picture).data});
    }
    const film: Film = {...SIZE, frames};
    expect(countFlashes(film, 'general')).toBeLessThanOrEqual(3);
    expect(countFlashes(film, 'red')).toBeLessThanOrEqual(3);
  },
);

test('the objective is higher in the picture after fifty frames of dreaming', async () => {
  const network = new TinyPerception();
  const {picture} = await dream(startLoop(network).loop, 50);
  const {score: before} = await network.gradient(SCENE, SETTINGS.objective);
  const {score: after} = await network.gradient(picture, SETTINGS.objective);
  expect(after).toBeGreaterThan(1.2 * before);
});

test('the same seed dreams the same dream', async () => {
  const [one, other] = [startLoop().loop, startLoop().loop];
  expect((await dream(one, 20)).picture.values).toEqual((await dream(other, 20)).picture.values);
});

test('a dream that has left its mode fades within 90 frames, without a flare, and asks the network for nothing', async () => {
  const network = new TinyPerception();
  const {loop} = startLoop(network);
  loop.set({...SETTINGS, strength: 0.5});
  const before = meanDifference((await dream(loop, 60)).picture.values, SCENE.values);
  loop.set(null);
  const asked = network.gradients;
  expect(meanDifference((await dream(loop, 1)).picture.values, SCENE.values)).toBeLessThan(before * 1.05);
  const view = await dream(loop, FADE_FRAMES);
  expect(view.isFaded || meanDifference(view.picture.values, SCENE.values) < 0.5 / 255).toBe(true);
  expect(network.gradients).toBe(asked);
});

test('a frame never waits for a step, and a step saved up for is shown in the frame after it', async () => {
  const network = new HeldPerception();
  const {loop} = startLoop(network);
  for (let frame = 0; frame < 10; frame++) {
    expect(loop.advance(SCENE, ONE_STEP_MS).picture.values).toEqual(SCENE.values);
  }
  expect(network.waiting).toBe(1);
  network.release();
  await expect.poll(() => network.gradients, SOON).toBe(1);
  await expect.poll(() => meanDifference(loop.advance(SCENE, 0).picture.values, SCENE.values), SOON).toBeGreaterThan(0);
});

test('steps spend no more than the frames grant, on a machine where each takes four frames’ time', async () => {
  let clock = 0;
  const network = new TinyPerception();
  const slow: PerceptionNetwork = {
    file: network.file,
    activations: (...request) => network.activations(...request),
    gradient: (picture, objective) => {
      clock += 40;
      return network.gradient(picture, objective);
    },
    layerGradients: () => network.layerGradients(),
    dispose: () => undefined,
  };
  const {loop} = startLoop(slow, () => clock);
  for (let frame = 0; frame < 100; frame++) {
    loop.advance(SCENE, 10);
    await loop.settled();
  }
  expect(clock).toBeLessThanOrEqual(100 * 10 + 40);
  expect(clock).toBeGreaterThan(100 * 10 * 0.8);
});

test('another objective in mid-octave drops the step under way and keeps what was dreamt', async () => {
  const network = new HeldPerception();
  const {loop} = startLoop(network);
  loop.advance(SCENE, ONE_STEP_MS);
  expect(network.waiting).toBe(1);
  loop.set({...SETTINGS, objective: {kind: 'class', label: 1}});
  network.release();
  await loop.settled();
  loop.advance(SCENE, ONE_STEP_MS);
  expect(network.waiting).toBe(1);
  expect(loop.snapshot()!.values.every((value) => value === 0)).toBe(true);
  network.release();
  await expect.poll(() => loop.snapshot()!.values.some((value) => value !== 0), SOON).toBe(true);
  const kept = loop.snapshot()!.values;
  loop.set({...SETTINGS, objective: {kind: 'channel', layer: 'conv1-relu', channel: 0}});
  expect(loop.snapshot()!.values).toEqual(kept);
});

test('told the same objective again, the step under way goes on', async () => {
  const network = new HeldPerception();
  const {loop} = startLoop(network);
  loop.advance(SCENE, ONE_STEP_MS);
  loop.set({...SETTINGS, strength: 0.4, objective: {kind: 'l2', layer: 'conv2-relu'}});
  network.release();
  await expect.poll(() => loop.snapshot()!.values.some((value) => value !== 0), SOON).toBe(true);
});

test('frozen, the dream is the same a hundred frames later; let go, it changes again', async () => {
  const {loop} = startLoop();
  await dream(loop, 30);
  loop.set({...SETTINGS, isFrozen: true});
  const held = (await dream(loop, 1)).picture.values;
  expect((await dream(loop, 100)).picture.values).toEqual(held);
  loop.set(SETTINGS);
  expect(meanDifference((await dream(loop, 10)).picture.values, held)).toBeGreaterThan(0);
});

test('started again, the picture is the camera’s, and the dream grows anew', async () => {
  const {loop} = startLoop();
  await dream(loop, 30);
  loop.set({...SETTINGS, isFrozen: true});
  loop.restart();
  expect(loop.advance(SCENE, 0).picture.values).toEqual(SCENE.values);
  loop.set(SETTINGS);
  expect(meanDifference((await dream(loop, 5)).picture.values, SCENE.values)).toBeGreaterThan(1 / 255);
});

test('deeper dreams and stiller visitors change the picture more', async () => {
  const depths = [0, 1].map(async (depth) => {
    const {loop} = startLoop();
    loop.set({...SETTINGS, depth});
    return meanDifference((await dream(loop, 120)).picture.values, SCENE.values);
  });
  const [shallow, deep] = await Promise.all(depths);
  expect(deep!).toBeGreaterThan(1.5 * shallow!);
});

test('a picture of another size keeps the dream and goes on', async () => {
  const {loop, failures} = startLoop();
  const before = meanDifference((await dream(loop, 60)).picture.values, SCENE.values);
  const turned = wavyPicture({width: 32, height: 40});
  const view = loop.advance(turned, ONE_STEP_MS);
  await loop.settled();
  expect(meanDifference(view.picture.values, turned.values)).toBeGreaterThan(before / 3);
  expect((await dream(loop, 5, turned)).steps).toBeGreaterThan(view.steps);
  expect(failures).toEqual([]);
});

test('a step that fails is reported once, the mirror goes on, and another objective is tried', async () => {
  const {loop, failures} = startLoop();
  await dream(loop, 20);
  loop.set({...SETTINGS, objective: {kind: 'l2', layer: 'conv9-relu'}});
  const view = await dream(loop, 150);
  expect(failures).toHaveLength(1);
  expect(failures[0]).toBeInstanceOf(EngineError);
  expect(meanDifference(view.picture.values, SCENE.values)).toBeLessThan(1 / 255);
  loop.set(SETTINGS);
  expect((await dream(loop, 10)).steps).toBeGreaterThan(view.steps);
});

test('the attract loop’s zoom keeps the picture as light and the dream within its limits for 300 frames', async () => {
  const {loop} = startLoop();
  loop.set({...SETTINGS, isZooming: true});
  await dream(loop, 300);
  const {values} = loop.snapshot()!;
  expect(values.every((value) => Math.abs(value) <= DETAIL_LIMIT + 1e-5)).toBe(true);
  const {picture} = await dream(loop, 1);
  const light = (all: Float32Array) => all.reduce((sum, value) => sum + value, 0);
  expect(Math.abs(light(picture.values) / light(SCENE.values) - 1)).toBeLessThan(0.03);
});

test('over black the network is asked for nothing', async () => {
  const network = new TinyPerception();
  const {loop} = startLoop(network);
  await dream(loop, 10, flatPicture(SIZE, 0));
  expect(network.gradients).toBe(0);
});

test('where motion is reduced nothing drifts', async () => {
  const dreamt = async (isZooming: boolean) => {
    const failures: unknown[] = [];
    const options = {seed: 3, now: tickingClock(), reducedMotion: true, onFailure: failures.push.bind(failures)};
    const loop = new DreamLoop(new TinyPerception(), options);
    loop.set({...SETTINGS, isZooming});
    await dream(loop, 30);
    expect(failures).toEqual([]);
    return loop.snapshot();
  };
  expect(await dreamt(true)).toEqual(await dreamt(false));
});

test('where motion is reduced steps fade in: the dream is the same, and no frame differs as much from the one before', async () => {
  const most = async (reducedMotion: boolean) => {
    const loop = new DreamLoop(new TinyPerception(), {
      seed: 3,
      now: tickingClock(),
      reducedMotion,
      onFailure: (error) => {
        throw error;
      },
    });
    loop.set(SETTINGS);
    let [before, change] = [SCENE.values, 0];
    for (let frame = 0; frame < 60; frame++) {
      // A step in every sixth frame, as on a slow processor.
      const {picture} = loop.advance(SCENE, frame % 6 === 0 ? 6 * ONE_STEP_MS : 0);
      await loop.settled();
      change = Math.max(change, meanDifference(picture.values, before));
      before = picture.values;
    }
    return {change, detail: loop.snapshot()};
  };
  const [full, reduced] = [await most(false), await most(true)];
  expect(reduced.detail).toEqual(full.detail);
  expect(reduced.change).toBeLessThan(0.5 * full.change);
});
