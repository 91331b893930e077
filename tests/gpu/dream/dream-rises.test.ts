/**
 * The dream's promise, held by the shipped network: whatever is dreamt of, a still picture comes
 * nearer to it.
 */
import {afterAll, beforeAll, expect, test} from 'vitest';

import {DreamLoop} from '../../../src/engine/dream/dream-loop.ts';
import {objectiveOf} from '../../../src/engine/dream/objective-of.ts';
import {WorkerPerception} from '../../../src/engine/perception/worker-perception.ts';
import {DREAMS, GUIDED_DREAM} from '../../../src/catalogue/dreams.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import {meanOf, wavyPicture} from '../../support/engine/dream-scene.ts';
import {loadShippedPerception} from '../../support/network/shipped-perception.ts';

const SIZE = {width: 64, height: 64};
const STEPS = 50;
/** The objective is looked at after every so many steps, and compared in thirds. */
const EVERY = 5;

let network: PerceptionNetwork;

beforeAll(async () => {
  network = await WorkerPerception.create('wasm', await loadShippedPerception());
});

afterAll(() => {
  network.dispose();
});

test.each(DREAMS.filter(({id, aim}) => id !== GUIDED_DREAM && aim.kind === 'layer'))(
  'fifty steps towards $title bring a still picture nearer to it, in every third of them',
  async ({aim}) => {
    const objective = objectiveOf(aim, network.file, null)!;
    const failures: unknown[] = [];
    let clock = 0;
    const loop = new DreamLoop(network, {
      seed: 3,
      now: () => clock++,
      reducedMotion: false,
      onFailure: (error) => failures.push(error),
    });
    loop.set({objective, strength: 1, depth: 1, isFrozen: false, isZooming: false});
    const scene = wavyPicture(SIZE);
    const scores = [(await network.gradient(scene, objective, 'plain')).score];
    for (let seen = 0; seen < STEPS;) {
      const {picture, steps} = loop.advance(scene, 1);
      await loop.settled();
      if (steps < seen + EVERY) continue;
      seen = steps;
      scores.push((await network.gradient(picture, objective, 'plain')).score);
    }
    expect(failures).toEqual([]);
    const third = Math.floor(scores.length / 3);
    const [first, second, last] = [0, 1, 2].map((part) => meanOf(scores.slice(part * third, (part + 1) * third)));
    expect(second).toBeGreaterThan(first!);
    expect(last).toBeGreaterThan(second!);
  },
);
