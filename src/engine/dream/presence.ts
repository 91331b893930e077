/**
 * Presence: whether there is a picture to dream over. A black camera has none, and the dream fades.
 */
import type {UnitInterval} from '../../protocol/units.ts';

/** Mean light below which there is nothing to see, and above which everything is as usual. */
const BLACK = 0.015;
const DIM = 0.06;

/**
 * Share left over by a frame without a picture: 90 frames leave 0.15 % of a dream, less than half
 * a step of one in 255.
 */
export const FADING_MEMORY: UnitInterval = 0.93;

/** 0 for black, 1 for any picture worth the name. */
export function presenceOf(meanLight: number): UnitInterval {
  return Math.min(1, Math.max(0, (meanLight - BLACK) / (DIM - BLACK)));
}

/** The memory of a frame: the depth's own while there is a picture, the fade's without one. */
export function memoryAt(presence: UnitInterval, memory: UnitInterval): UnitInterval {
  return FADING_MEMORY < memory ? FADING_MEMORY + (memory - FADING_MEMORY) * presence : memory;
}
