/** How often the adversarial lens succeeds. */
import {
  aimOfOneStep,
  hasLed,
  iterate,
  MOST_STEPS,
  signsTowards,
  stepBySigns,
  toEightBits,
} from '../../../src/engine/lenses/adversarial/attack.ts';
import {likeliestLabel, probabilitiesOf, SURE_SHARE} from '../../../src/engine/lenses/shared/words.ts';
import {SeededRandom} from '../../../src/engine/shared/seeded-random.ts';
import type {PerceptionNetwork} from '../../../src/engine/network/perception.ts';
import type {RgbPicture} from '../../../src/engine/picture/picture.ts';

/** Steps of the fast gradient sign method, in 1/255, tried from the smallest. */
const EPSILONS = [1, 2, 4, 8] as const;

/** How far a targeted attack may go, in 1/255. */
const TARGETED_EPSILON = 16;

/** What the attacks did. */
export interface AttackRates {
  /**
   * Of the pictures whose first word had at least half of the probability: how many no longer had
   * it first.
   */
  readonly fgsmFlipRate: number;
  /** How many those were. */
  readonly confident: number;
  /** Flips by the smallest step that made one. */
  readonly flips: ReadonlyMap<number, number>;
  /** Of all pictures: how many came to have a word first that was drawn by lot. */
  readonly targetedRate: number;
  /** Steps that those took, on average. */
  readonly meanSteps: number;
}

/**
 * Attacks every picture, of 8 bits before and after.
 * @param onPicture hears of each one that is done.
 */
export async function measureAttacks(
  network: PerceptionNetwork,
  pictures: readonly RgbPicture[],
  onPicture: (index: number) => void,
): Promise<AttackRates> {
  const lot = new SeededRandom(1);
  const flips = new Map<number, number>();
  let confident = 0;
  const steps: number[] = [];
  for (const [index, picture] of pictures.entries()) {
    const original = toEightBits(picture);
    const shares = await probabilitiesOf(network, original);
    const label = likeliestLabel(shares);
    if ((shares[label] ?? 0) >= SURE_SHARE) {
      confident++;
      const epsilon = await smallestFlip(network, original, shares, label);
      if (epsilon !== null) flips.set(epsilon, (flips.get(epsilon) ?? 0) + 1);
    }
    // Any label but the first.
    const target = (label + 1 + Math.floor(lot.next() * (shares.length - 1))) % shares.length;
    const taken = await stepsTo(network, original, target);
    if (taken !== null) steps.push(taken);
    onPicture(index);
  }
  const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
  return {
    fgsmFlipRate: confident > 0 ? sum(flips.values()) / confident : 0,
    confident,
    flips,
    targetedRate: pictures.length > 0 ? steps.length / pictures.length : 0,
    meanSteps: steps.length > 0 ? sum(steps) / steps.length : 0,
  };
}

async function smallestFlip(
  network: PerceptionNetwork,
  original: RgbPicture,
  shares: ArrayLike<number>,
  label: number,
): Promise<number | null> {
  const aim = {kind: 'away-from', label} as const;
  const signs = await signsTowards(network, original, aimOfOneStep(aim, shares));
  for (const epsilon of EPSILONS) {
    if (hasLed(aim, await probabilitiesOf(network, stepBySigns(original, signs, epsilon)))) return epsilon;
  }
  return null;
}

async function stepsTo(network: PerceptionNetwork, original: RgbPicture, label: number): Promise<number | null> {
  const aim = {kind: 'to', label} as const;
  let reached = original;
  for (let step = 1; step <= MOST_STEPS; step++) {
    reached = await iterate(network, {original, reached, aim, epsilon: TARGETED_EPSILON});
    if (hasLed(aim, await probabilitiesOf(network, reached))) return step;
  }
  return null;
}
