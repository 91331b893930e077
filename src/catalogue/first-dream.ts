import type {DreamOptions} from '../protocol/dreams.ts';

/** The dream of a fresh visit: deep enough for creatures, not so deep that it takes long. */
export const FIRST_DREAM: DreamOptions = {
  dream: 'curls',
  strength: 1,
  depth: 0.7,
  isHeld: false,
  isOverPainting: false,
  isZooming: false,
};
