/**
 * The mix gesture: a tile is dragged sideways, and the share follows the finger. Pure, in the
 * strip's own pixels.
 *
 * The furthest tile the finger has come over is the one mixed in, and stays so while the finger
 * goes back: so a distant style, too, can be mixed in at any share. Crossing the start turns to the
 * tiles on the other side.
 */
import {clampUnit, type UnitInterval} from '../../../../protocol/units.ts';

/** A drag under way. */
export interface MixDrag {
  /** Index of the tile under the finger at the start. */
  readonly from: number;
  /** Index of the tile mixed in, or null before the finger has moved. */
  readonly towards: number | null;
  readonly share: UnitInterval;
}

/** A finger has come down on a tile. */
export function startMixDrag(from: number): MixDrag {
  return {from, towards: null, share: 0};
}

/**
 * The drag after the finger moved.
 *
 * @param offset How far right of the start the finger is, in pixels.
 * @param pitch Distance of two neighbouring tiles' centres, in pixels, above 0.
 * @param count How many tiles there are.
 */
export function moveMixDrag(drag: MixDrag, offset: number, pitch: number, count: number): MixDrag {
  if (offset === 0) return {...drag, share: 0};
  const side = Math.sign(offset);
  const tilesOnSide = side > 0 ? count - 1 - drag.from : drag.from;
  if (tilesOnSide === 0) return {...drag, towards: null, share: 0};
  // The finger is over the tile whose centre is nearest, and at least over the neighbour.
  const reached = Math.min(tilesOnSide, Math.max(1, Math.round(Math.abs(offset) / pitch)));
  const kept =
    drag.towards !== null && Math.sign(drag.towards - drag.from) === side ? Math.abs(drag.towards - drag.from) : 0;
  const steps = Math.max(reached, kept);
  return {...drag, towards: drag.from + side * steps, share: clampUnit(Math.abs(offset) / (steps * pitch))};
}
