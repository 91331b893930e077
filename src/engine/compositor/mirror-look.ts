/** What the full-bleed picture is made of, in numbers that all compositors share. */
import type {UnitInterval} from '../../protocol/units.ts';

/** How much of its light the picture keeps where a lens lies before it. */
export const LIGHT_ASIDE = 0.35;

/** The divider of before and after: a light line with a dark rim, readable on any picture. */
export const DIVIDER = {
  /** Half the width of the line and of its rim, in CSS pixels. */
  lineHalfWidth: 1.5,
  rimHalfWidth: 4,
  /** How dark the rim is beside the line. */
  rimShade: 0.5,
  /** RGB in 0..1. */
  colour: [0.957, 0.937, 0.902],
} as const;

/** The mixture of one display frame. */
export interface MirrorLook {
  /** How much of the painting is seen over the camera. */
  readonly amount: UnitInterval;
  /** How much of the camera's colours the painting has. */
  readonly keepColours: UnitInterval;
  /** Where the divider stands, painted to the right of it, as a share of the width; or null. */
  readonly wipe: UnitInterval | null;
  /** How much of the dream is added. */
  readonly dream: UnitInterval;
  /** How far the picture steps back for a lens: without colour, and with `LIGHT_ASIDE`. */
  readonly aside: UnitInterval;
  /** How much of the shutter's white light lies over it. */
  readonly flash: UnitInterval;
}
