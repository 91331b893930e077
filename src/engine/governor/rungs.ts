/**
 * The rungs of the governor's ladder as data: which network runs at which input size, and what that
 * is expected to cost.
 */
import type {NetworkBackend} from '../../protocol/backend.ts';
import {SHORT_SIDES, type Rung} from '../../protocol/rung.ts';

/**
 * Multiply-adds of each loaded network for one pixel of its input; null for a network that is not
 * there.
 */
export interface NetworkCosts {
  readonly full: number;
  readonly lite: number | null;
}

/** A rung with its cost, in multiply-adds of a square frame: only good for comparing rungs. */
export interface LadderRung extends Rung {
  readonly cost: number;
}

/**
 * Where lite is loaded, the full network goes no lower: more lines of a plainer painting are worth
 * more than fewer of a finer.
 */
const LOWEST_FULL_SIDE = 240;

/**
 * Lite starts at the largest size that costs at most this share of the full network's lowest:
 * smaller steps change nothing.
 */
const WORTHWHILE_STEP = 0.85;

/**
 * Where a visit starts, by short side: what a middling machine of the kind holds, corrected in the
 * first seconds. On wasm and on a software adapter it is the lowest rung: nobody knows whether two
 * or sixteen cores are there, a mirror that starts as a slide show has lost its visitor, and
 * climbing to a finer picture looks like the mirror waking up.
 */
const FIRST_SHORT_SIDES: Readonly<Record<NetworkBackend, number>> = {webgpu: 360, webgl: 240, wasm: 192};

/**
 * How many pictures a second are painted at most: what a budget is reckoned from. On the processor
 * half the camera's frames at twice the detail look better than all of them: at 30 a second nothing
 * but the lowest rung would ever fit, while the mirror beneath moves at the camera's rate.
 */
const PAINTED_PER_SECOND: Readonly<Record<NetworkBackend, number>> = {webgpu: 30, webgl: 30, wasm: 15};

/** The painted pictures a second to aim at. */
export function paintedPerSecond(backend: NetworkBackend, isSoftware: boolean): number {
  return PAINTED_PER_SECOND[isSoftware ? 'wasm' : backend];
}

/** The short side to start at. */
export function firstShortSide(backend: NetworkBackend, isSoftware: boolean): number {
  return FIRST_SHORT_SIDES[isSoftware ? 'wasm' : backend];
}

/** The ladder for the networks that are there, dearest rung first. Never empty. */
export function ladderOf(costs: NetworkCosts): readonly LadderRung[] {
  const full = SHORT_SIDES.map((shortSide) => withCost({shortSide, network: 'full'}, costs));
  if (costs.lite === null) return full;
  const kept = full.filter(({shortSide}) => shortSide >= LOWEST_FULL_SIDE);
  const limit = WORTHWHILE_STEP * (kept.at(-1)?.cost ?? Infinity);
  const lite = SHORT_SIDES.map((shortSide) => withCost({shortSide, network: 'lite'}, costs));
  return [...kept, ...lite.filter(({cost}) => cost <= limit)];
}

/**
 * A pinned rung is taken as it is, also off the ladder; without a lite network it is the full
 * one's.
 */
export function pinnedRung({shortSide, network}: Rung, costs: NetworkCosts): LadderRung {
  return withCost({shortSide, network: costs[network] === null ? 'full' : network}, costs);
}

function withCost(rung: Rung, costs: NetworkCosts): LadderRung {
  return {...rung, cost: rung.shortSide ** 2 * (costs[rung.network] ?? costs.full)};
}
