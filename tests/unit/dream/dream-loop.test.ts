import {expect, test} from 'vitest';

import {DreamLoop, type DreamSettings} from '../../../src/engine/dream/dream-loop.ts';
import {EngineError} from '../../../src/protocol/errors.ts';
import type {Objective, PerceptionNetwork, RgbPicture} from '../../../src/protocol/perception.ts';
import {flatPicture, meanDifference, meanOf, wavyPicture} from '../../support/dream-scene.ts';
import {TinyPerception} from '../../support/tiny-perception.ts';

const SIZE = {width: 40, height: 32};
const SCENE = wavyPicture(SIZE);
const BLACK = flatPicture(SIZE, 0);
const PLENTY_MS = 1000;

const SETTINGS: DreamSettings = {
  objective: {kind: 'l2', layer: 'conv2-relu'},
  strength: 1,
  depth: 1,
  isFrozen: false,
  isZooming: false,
};

function startLoop(network: PerceptionNetwork = new TinyPerception(), now: () => number = () => 0) {
  const failures: unknown[] = [];
  const loop = new DreamLoop(network, {seed: 3, now, onFailure: (error) => failures.push(error)});
  loop.set(SETTINGS);
  return {loop, failures};
}

async function dream(loop: DreamLoop, frames: number, camera: RgbPicture = SCENE): Promise<RgbPicture> {
  let {picture} = loop.advance(camera, PLENTY_MS);
  await loop.settled();
  for (let frame = 1; frame < frames; frame++) {
    ({picture} = loop.advance(camera, PLENTY_MS));
    await loop.settled();
  }
  return picture;
}

test('a still scene stays as light as the camera for 400 frames, and frames 150 apart differ visibly, not wildly', async () => {
  const {loop} = startLoop();
  const light = meanOf(SCENE.values);
  const shown: RgbPicture[] = [];
  for (let frame = 0; frame < 400; frame++) shown.push(await dream(loop, 1));
  for (const {values} of shown) expect(Math.abs(meanOf(values) - light) / light).toBeLessThan(0.03);
  for (let frame = 150; frame < 400; frame += 10) {
    const difference = 255 * meanDifference(shown[frame]!.values, shown[frame - 150]!.values);
    expect(difference).toBeGreaterThan(1);
    expect(difference).toBeLessThan(12);
  }
});
