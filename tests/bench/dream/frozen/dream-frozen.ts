/** The live dream over one picture that stands still, by counted steps instead of a clock. */
import {DreamLoop} from '../../../../src/engine/dream/dream-loop.ts';
import {soften} from '../../../../src/engine/dream/soften.ts';
import type {Objective, PerceptionNetwork} from '../../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../../src/engine/picture/picture.ts';

/** What the mirror manages on a processor, beside everything else (docs/bench-dream.md). */
export const STEPS_PER_SECOND = 8.5;
const FRAMES_PER_SECOND = 30;

/** What a step costs, in frames' budgets. */
const FRAMES_PER_STEP = FRAMES_PER_SECOND / STEPS_PER_SECOND;

/** What is left of a picture under a dream of strength 1. */
export function layUnder(camera: RgbPicture): RgbPicture {
  return soften(camera, 1);
}

/**
 * What is shown once each count of steps, in rising order, has been taken: strength and depth 1.
 *
 * @param camera The camera's own picture: the dream is laid over it as in the mirror.
 *
 * @throws Error where a step failed.
 */
export async function dreamFrozen(
  network: PerceptionNetwork,
  objective: Objective,
  camera: RgbPicture,
  counts: readonly number[],
): Promise<readonly RgbPicture[]> {
  let clock = 0;
  const failures: unknown[] = [];
  const slow: PerceptionNetwork = {
    file: network.file,
    activations: (...request) => network.activations(...request),
    layerGradients: (...request) => network.layerGradients(...request),
    gradient: (...request) => {
      clock += FRAMES_PER_STEP;
      return network.gradient(...request);
    },
    dispose: () => undefined,
  };
  const loop = new DreamLoop(slow, {
    seed: 1,
    now: () => clock,
    reducedMotion: false,
    onFailure: (error) => failures.push(error),
  });
  const under = layUnder(camera);
  loop.set({objective, strength: 1, depth: 1, isFrozen: false, isZooming: false});
  const shown: RgbPicture[] = [];
  for (const count of counts) {
    let view = loop.advance(under, 1);
    while (view.steps < count) {
      await loop.settled();
      if (failures.length > 0) throw new Error('a step of the dream failed', {cause: failures[0]});
      view = loop.advance(under, 1);
    }
    shown.push(view.picture);
  }
  return shown;
}
