/** How smooth enlarged pictures are shown. */

/** Texels shown up to this many pixels wide stay as crisp as bilinear sampling leaves them. */
const CRISP_UP_TO = 1.25;
/** From here on the spline alone is seen. */
const SMOOTH_FROM = 2.5;

/**
 * How much of a cubic B-spline to use for a picture enlarged `enlargement` times: 0 for bilinear
 * alone, 1 for the spline alone.
 */
export function smoothnessFor(enlargement: number): number {
  return Math.min(1, Math.max(0, (enlargement - CRISP_UP_TO) / (SMOOTH_FROM - CRISP_UP_TO)));
}
