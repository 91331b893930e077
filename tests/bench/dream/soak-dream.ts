/**
 * Dreams over a still scene for thousands of frames and measures whether it stays a picture: what
 * `npm run soak:dream` prints.
 */
import {DreamLoop} from '../../../src/engine/dream/dream-loop.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';
import {flatPicture, meanDifference, meanOf, wavyPicture} from '../../support/engine/dream-scene.ts';

/** Distance of two compared frames, in frames: five seconds. */
export const FRAMES_APART = 150;

/**
 * The dream has grown by then: the meter of stillness has filled and the memory has turned over a
 * few times.
 */
export const GROWN_AFTER = 200;

/** A fade may take this long. */
export const FADE_FRAMES = 90;

/** What a soak found. */
export interface SoakResult {
  readonly frames: number;
  readonly steps: number;
  /** Largest departure of the mean from the camera's, as a share of it. */
  readonly worstLight: number;
  /** Mean absolute difference of frames FRAMES_APART apart once the dream has grown, in 1/255. */
  readonly leastChange: number;
  readonly mostChange: number;
  /** Mean absolute value of the dream at the end, in 1/255. */
  readonly strength: number;
  /** The same after FADE_FRAMES black frames. */
  readonly strengthAfterBlack: number;
}

/** Runs the loop on a scene of the given size. Every frame affords one step. */
export async function soakDream(
  network: PerceptionNetwork,
  layer: string,
  {frames, width, height}: {readonly frames: number; readonly width: number; readonly height: number},
): Promise<SoakResult> {
  const failures: unknown[] = [];
  let clock = 0;
  const loop = new DreamLoop(network, {
    seed: 1,
    // Each reading of the clock is one millisecond later. A step takes one, so a frame has time for
    // one step.
    now: () => clock++,
    reducedMotion: false,
    onFailure: (error) => failures.push(error),
  });
  loop.set({objective: {kind: 'l2', layer}, strength: 1, depth: 1, isFrozen: false, isZooming: false});
  const camera = wavyPicture({width, height});
  const light = meanOf(camera.values);
  const recent: RgbPicture[] = [];
  let [worstLight, leastChange, mostChange, steps] = [0, Infinity, 0, 0];
  for (let frame = 0; frame < frames; frame++) {
    const view = loop.advance(camera, 1);
    await loop.settled();
    if (failures.length > 0) throw new Error('a step of the soak failed', {cause: failures[0]});
    steps = view.steps;
    worstLight = Math.max(worstLight, Math.abs(meanOf(view.picture.values) - light) / light);
    recent.push(view.picture);
    const before = recent.length > FRAMES_APART ? recent.shift() : undefined;
    if (before === undefined || frame < GROWN_AFTER + FRAMES_APART) continue;
    const change = 255 * meanDifference(before.values, view.picture.values);
    leastChange = Math.min(leastChange, change);
    mostChange = Math.max(mostChange, change);
  }
  const strength = strengthOf(loop);
  const black = flatPicture(camera, 0);
  for (let frame = 0; frame < FADE_FRAMES; frame++) {
    loop.advance(black, 1);
    await loop.settled();
  }
  return {frames, steps, worstLight, leastChange, mostChange, strength, strengthAfterBlack: strengthOf(loop)};
}

function strengthOf(loop: DreamLoop): number {
  return 255 * meanOf(loop.snapshot()?.values.map(Math.abs) ?? [0]);
}

/**
 * Whether the figures of a soak are within the limits: as light as the camera, moving, calm, and
 * gone after black frames.
 */
export function isSound({worstLight, leastChange, mostChange, strengthAfterBlack}: SoakResult): boolean {
  return worstLight < 0.03 && leastChange > 1 && mostChange < 12 && strengthAfterBlack < 1;
}
