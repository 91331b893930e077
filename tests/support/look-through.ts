/** Runs a lens in a test, with defaults for the options that the test leaves out. */
import {FIRST_LENS, type LensOptions, type LensView} from '../../src/protocol/lens.ts';
import type {PerceptionNetwork} from '../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../src/engine/picture/picture.ts';
import type {Lens, LensTools} from '../../src/engine/lenses/lens.ts';

/** What a lens is shown; the frame's time counts in milliseconds. */
export interface Shown {
  readonly network: PerceptionNetwork;
  readonly picture: RgbPicture;
  readonly look?: Partial<LensOptions>;
  readonly capturedAt?: number;
  /** The network with shuffled weights. */
  readonly randomised?: PerceptionNetwork;
  readonly weights?: LensTools['weights'];
  readonly paint?: LensTools['paint'];
}

/** Starts a run of a lens; the caller reads as many views as it needs. */
export function startLooking(
  lens: Lens,
  {network, picture, look, capturedAt = 0, randomised, weights, paint}: Shown,
): AsyncGenerator<LensView, void, void> {
  return lens.run({
    tools: {
      network,
      weights: weights ?? new Map(),
      randomised: () => Promise.resolve(randomised ?? network),
      paint: paint ?? ((painted) => Promise.resolve(painted)),
    },
    look: {...FIRST_LENS, lens: lens.id, ...look},
    picture,
    capturedAt,
  });
}

/** All views of one run. */
export async function lookThrough(lens: Lens, shown: Shown): Promise<readonly LensView[]> {
  const views: LensView[] = [];
  for await (const view of startLooking(lens, shown)) views.push(view);
  return views;
}
