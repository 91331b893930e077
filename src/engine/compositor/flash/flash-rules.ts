/**
 * What counts as a flash, and how many are shown: WCAG 2.2, success criterion 2.3.1 ("Three Flashes
 * or Below Threshold") with the limits of Recommendation ITU-R BT.1702.
 *
 * - A general flash is a pair of opposing changes of a tenth or more of the maximum relative
 *   luminance. (The definition excuses flashes whose darker picture is above 0.80; this limiter
 *   does not.)
 * - A red flash is a pair of opposing changes that involve a saturated red: (R - G - B) x 320, of
 *   linear R, G and B in [0, 1] and never below 0, changes by more than 20. (It is excused below 80
 *   % red; not here.)
 * - A flash counts from a quarter of any 10 degrees of vision on: a block of 341x256 pixels of
 *   1024x768, seen from where one reads. That is a third of the picture each way, so a quarter of
 *   it is 1/36 of the picture.
 * - At most three general and three red flashes in any second.
 *
 * The area is measured on a grid of 16x12 cells, of which 5.3 are such a quarter. A window of 3x2
 * cells flashes when five of its cells turn the same way. Every window counts by itself, and they
 * overlap. So whatever flashes in 4x3 cells or more is caught wherever it lies. A hand that moves
 * past turns two columns of cells at a time and is no flash, however bright.
 */
import type {Milliseconds} from '../../../protocol/units.ts';

/** Cells across and down. */
export const GRID = {columns: 16, rows: 12} as const;

/** Cells in a window, across and down. */
export const WINDOW = {columns: 3, rows: 2} as const;

/** Between four and five cells: what a window's count of bright cells must swing by. */
export const WINDOW_SWING = 4.5;

/** Samples of the picture along each side of a cell. */
export const SAMPLES_PER_CELL = 4;

/**
 * The definition's limits for luminance and for red, less a tenth for what sampling and eight bits
 * lose.
 */
export const CHANGE = [0.9 * 0.1, 0.9 * (20 / 320)] as const;

/** Opposing changes in a second: three flashes. */
export const MAX_TURNS = 6;

/** One second, and a twentieth for displays that show a frame early or late. */
export const SECOND_MS: Milliseconds = 1050;

/**
 * A held window follows the picture in a running average this long: 4 Hz from black to white then
 * ripples by 6 %.
 */
export const AVERAGE_MS: Milliseconds = 1000;

/**
 * A held window stays held until the picture has been on one side of what is shown for this long.
 */
export const UNREST_MS: Milliseconds = 500;

/** In this time a window whose picture has come to rest is let go. */
export const RELEASE_MS: Milliseconds = 500;
