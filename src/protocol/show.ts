/**
 * What the mirror shows: one of its modes with that mode's options.
 *
 * The page owns it; the engine only follows. Plain data, so that a link, a test and a restart of
 * the engine can carry it.
 */
import type {DreamOptions} from './dreams.ts';
import type {LensOptions} from '../catalogue/lenses.ts';
import {PLAIN_PAINT, type PaintOptions} from './paint.ts';

/** Every mode carries the paint options: a dream may lie over the painting, and they come back. */
export type Show =
  | {readonly mode: 'paint'; readonly paint: PaintOptions}
  | {readonly mode: 'dream'; readonly paint: PaintOptions; readonly dream: DreamOptions}
  | {readonly mode: 'lens'; readonly paint: PaintOptions; readonly lens: LensOptions};

/** The mirror's modes by name. */
export type MirrorMode = Show['mode'];

/** The plain mirror. */
export const PLAIN_SHOW: Show = {mode: 'paint', paint: PLAIN_PAINT};

/**
 * How the picture under a show is painted. A lens looks at the plain picture, and no divider runs
 * through what it shows; a dream is over the plain picture unless it was asked to be over the
 * painting.
 */
export function paintUnder(show: Show): PaintOptions {
  switch (show.mode) {
    case 'paint':
      return show.paint;
    case 'dream':
      return show.dream.isOverPainting ? show.paint : {...show.paint, style: null};
    case 'lens':
      return {...show.paint, style: null, wipe: null};
  }
}

/** Whether there is a painting under a show. */
export function isPainting(show: Show): boolean {
  const {style, strength} = paintUnder(show);
  return style !== null && strength > 0;
}
