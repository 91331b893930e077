/**
 * The look: everything the visitor has chosen about how the picture is painted.
 *
 * The page owns it; the engine only follows. Plain data, so that a link, a test and a restart of
 * the engine can carry it.
 */
import type {UnitInterval} from './units.ts';

/** A style's name in the model, for example 'great-wave'. */
export type StyleId = string;

/** What is painted and how strongly. */
export interface PaintOptions {
  /** The chosen style; null shows the plain mirror. */
  readonly style: StyleId | null;
  /** The style mixed in by the mix gesture, if any. */
  readonly mixStyle: StyleId | null;
  /** 0 paints only `style`, 1 only `mixStyle`. */
  readonly mix: UnitInterval;
  /** 0 is the camera, 1 the full painting. */
  readonly strength: UnitInterval;
  /** Paint with the camera's own colours (the painting gives only the light and the strokes). */
  readonly keepColours: boolean;
  /**
   * Position of the before/after divider as a share of the width, or null without one. Left of it
   * is the camera.
   */
  readonly wipe: UnitInterval | null;
  /**
   * How much of the painting's hand is laid on: strokes, bristles, light. Null is all of it, where
   * there is a graphics card for it.
   */
  readonly brush: UnitInterval | null;
}

/** The look of a fresh visit, before the first style is known. */
export const PLAIN_PAINT: PaintOptions = {
  style: null,
  mixStyle: null,
  mix: 0,
  strength: 1,
  keepColours: false,
  wipe: null,
  brush: null,
};
