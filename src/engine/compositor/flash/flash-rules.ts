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
 *   1024x768, seen from where one reads. That is a third of the picture each way: a field.
 * - At most three general and three red flashes in any second.
 *
 * The picture is looked at in one point of each cell of a grid. Not in an average over the cell: a
 * checkerboard that reverses would cancel out in it. Each cell's own turns are counted, in
 * whatever direction the cells beside it turn. A cell presses while one more turn would be too many
 * for it; where enough cells of a field press at the same moment, they are held.
 *
 * It is the moment that lets a waving hand through. Behind and before it cells turn as often as in
 * a strobe, but few at a time.
 */
import type {Milliseconds} from '../../../protocol/units.ts';

/** Cells across and down. */
export const GRID = {columns: 48, rows: 36} as const;

/**
 * Texels of the picture in small along each side of a cell. Finer than the cells, so that a fine
 * pattern that is held does not change once more by being blurred.
 */
export const TEXELS_PER_CELL = 4;

/**
 * How far from a cell what must stay in it stays, in cells: held cells that lie apart make one soft
 * spot.
 */
export const SPREAD = 2;

/** Cells of a field, across and down: a third of the picture each way. */
export const FIELD = {columns: 16, rows: 12} as const;

/** Fields begin every so many cells: a quarter of a field from each other. */
export const FIELD_STEP = {columns: 4, rows: 3} as const;

/**
 * From this share of a field on, cells that press are held: a quarter, less a fifth of it for what
 * the grid and the steps between fields lose.
 */
export const FIELD_SHARE = 0.8 * 0.25;

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
 * Turns so close together are at the same moment: one frame of a camera, two of a display. Cells
 * that fill a field and turn more than six times a second, each in its own time, are a fifth of it
 * in any moment. A hand that waves is less.
 */
export const MOMENT_MS: Milliseconds = 30;

/**
 * A held cell follows the picture in a running average this long: 4 Hz from black to white then
 * ripples by 6 %.
 */
export const AVERAGE_MS: Milliseconds = 1000;

/**
 * A held cell is let go when the picture has been on one side of what is shown for this long. More
 * than three flashes a second, however short their bright or dark part, change sides within a
 * third of a second.
 */
export const UNREST_MS: Milliseconds = 350;

/** In this time a cell whose picture has come to rest is let go. */
export const RELEASE_MS: Milliseconds = 500;
