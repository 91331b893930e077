/** The rungs of the governor's ladder as data: which network runs at which input size. */
import {RUNGS as SHORT_SIDES} from '../../protocol/url-schema.ts';

/** The networks a rung can run: `lite` is the same painter with fewer channels. */
export type NetworkSize = 'full' | 'lite';

/** One fixed setting of the style network. */
export interface Rung {
  /** Short side of the network's input in pixels. */
  readonly shortSide: number;
  readonly network: NetworkSize;
}

/** Multiply-adds of each network for one pixel, as a share of the full one's: what a step is expected to cost. */
const RELATIVE_COST: Readonly<Record<NetworkSize, number>> = {full: 1, lite: 0.4};

/** Below this short side the full network gives way to the lite one, which then starts again one size higher. */
const LITE_SHORT_SIDES = SHORT_SIDES.slice(-2);

/**
 * The ladder for the networks that are there, dearest rung first. Never empty.
 *
 * Fixed sizes, never free ones: each size keeps its buffers, so a free size would make GPU memory grow.
 */
export function ladderOf(networks: readonly NetworkSize[]): readonly Rung[] {
  const rungs: Rung[] = SHORT_SIDES.map((shortSide) => ({shortSide, network: 'full'}));
  if (networks.includes('lite')) {
    rungs.push(...LITE_SHORT_SIDES.map((shortSide): Rung => ({shortSide, network: 'lite'})));
  }
  return networks.includes('full') ? rungs : rungs.filter((rung) => rung.network === 'lite');
}

/** What a rung costs, in arbitrary units that only compare rungs: pixels times the network's share. */
export function costOf(rung: Rung): number {
  return rung.shortSide * rung.shortSide * RELATIVE_COST[rung.network];
}
