/**
 * The limiter's count on the processor: values of the cells in, how much of what was shown must
 * stay in each out. `../three/flash/count-flashes.ts` is the same in
 * shaders.
 */
import {NUMBERS} from './arithmetic.ts';
import {type Cell, follow, holdCell, lookAtCell, type Looked, RESTED, type Sight} from './cell-rule.ts';
import {CHANGE, FIELD, FIELD_SHARE, FIELD_STEP, GRID} from './flash-rules.ts';

/** How many cells there are. */
export const CELLS = GRID.columns * GRID.rows;

/** A number for each cell: rows from the top. */
export type CellValues = Float32Array<ArrayBuffer>;

/** A picture, as the count sees it. */
export interface CellPicture {
  /** Relative luminance. */
  readonly luminance: CellValues;
  /** How much redder than anything else: max(R - G - B, 0) of linear R, G and B. */
  readonly red: CellValues;
}

/** Counts what flashes in a run of pictures. Before the first the screen is dark. */
export class FlashCount {
  readonly #measures = [new MeasureCount('luminance', CHANGE[0]), new MeasureCount('red', CHANGE[1])];
  readonly #shares: CellValues = new Float32Array(CELLS);

  /**
   * How much of what was shown last must stay in each cell, from 0 to 1, when the next picture is
   * shown. The array is written anew by the next call.
   *
   * @param wanted The next picture. @param shown What was shown last, with its own shares.
   * @param seconds Since the picture before.
   */
  next(wanted: CellPicture, shown: CellPicture, seconds: number): CellValues {
    this.#shares.fill(0);
    for (const measure of this.#measures) measure.next(wanted, shown, seconds, this.#shares);
    return this.#shares;
  }
}

/** The count of luminance, or that of red. */
class MeasureCount {
  readonly #measure: keyof CellPicture;
  readonly #change: number;
  readonly #cells: Cell<number>[] = Array.from({length: CELLS}, () => RESTED);

  constructor(measure: keyof CellPicture, change: number) {
    this.#measure = measure;
    this.#change = change;
  }

  /** @param shares Raised to what this measure needs. */
  next(wanted: CellPicture, shown: CellPicture, seconds: number, shares: CellValues): void {
    const active: ActiveCell[] = [];
    const turns = new Uint8Array(CELLS);
    const presses = new Uint8Array(CELLS);
    for (const [index, before] of this.#cells.entries()) {
      const lit = shown[this.#measure][index] ?? 0;
      if (isQuiet(before)) {
        const now = follow(NUMBERS, before, lit, this.#change);
        if (now.side === before.side) {
          if (now.extreme !== before.extreme) this.#cells[index] = {...RESTED, ...now};
          continue;
        }
      }
      const sight = {wanted: wanted[this.#measure][index] ?? 0, shown: lit, change: this.#change, seconds};
      const looked = lookAtCell(NUMBERS, before, sight);
      turns[index] = looked.turns;
      presses[index] = looked.presses;
      active.push({index, sight, looked});
    }
    const [turning, pressing] = [findCrowds(turns), findCrowds(presses)];
    for (const {index, sight, looked} of active) {
      const around = {turns: turning[index] ?? 0, presses: pressing[index] ?? 0};
      const {cell, share} = holdCell(NUMBERS, looked, sight, around);
      this.#cells[index] = cell;
      shares[index] = Math.max(shares[index] ?? 0, share);
    }
  }
}

/** A cell in which something is going on. */
interface ActiveCell {
  readonly index: number;
  readonly sight: Sight<number>;
  readonly looked: Looked<number>;
}

/**
 * Whether nothing is going on in a cell, as in most cells of an ordinary picture. As long as it
 * does not turn either, it neither adds to an area nor is held.
 */
function isQuiet({recent, turns, grip}: Cell<number>): boolean {
  return recent <= 0 && (turns[0] ?? 0) <= 0 && grip <= 0;
}

/**
 * 1 for each cell in a field of which enough cells do something.
 *
 * @param acts 1 for each that does.
 */
function findCrowds(acts: Uint8Array): Uint8Array {
  const crowds = new Uint8Array(CELLS);
  const enough = FIELD_SHARE * FIELD.columns * FIELD.rows;
  if (acts.reduce((sum, act) => sum + act, 0) < enough) return crowds;
  for (let top = 0; top + FIELD.rows <= GRID.rows; top += FIELD_STEP.rows) {
    for (let left = 0; left + FIELD.columns <= GRID.columns; left += FIELD_STEP.columns) {
      const starts = Array.from({length: FIELD.rows}, (_, row) => (top + row) * GRID.columns + left);
      let sum = 0;
      for (const start of starts) {
        for (let x = 0; x < FIELD.columns; x++) sum += acts[start + x] ?? 0;
      }
      if (sum < enough) continue;
      for (const start of starts) crowds.fill(1, start, start + FIELD.columns);
    }
  }
  return crowds;
}
