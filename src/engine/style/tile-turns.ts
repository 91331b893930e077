/** Whose turn it is among the live tiles, at a bounded share of the network's time. */
import type {Milliseconds} from '../../protocol/units.ts';

/** Time the tiles may take, as a share of the main picture's. */
const TILE_SHARE = 0.25;

/** More credit than this is not saved up, so that tiles never stall the picture after a pause. */
const MAX_CREDIT_MS = 100;

/** Refreshes tiles in turn, the one with the oldest frame first. */
export class TileTurns {
  readonly #versions: number[];
  #creditMs = MAX_CREDIT_MS;
  #lastCostMs = 0;

  constructor(count: number) {
    this.#versions = new Array<number>(count).fill(0);
  }

  /** The tile to paint from frame `version` now, or null when all show it or the time is spent. */
  next(version: number, among: readonly number[]): number | null {
    let oldest: number | null = null;
    for (const tile of among) {
      if (this.#versionOf(tile) >= version) continue;
      if (oldest === null || this.#versionOf(tile) < this.#versionOf(oldest)) oldest = tile;
    }
    // A tile that shows nothing yet does not wait for its share: an empty frame invites nobody.
    const isEmpty = oldest !== null && this.#versionOf(oldest) === 0;
    return isEmpty || this.#creditMs >= Math.min(this.#lastCostMs, MAX_CREDIT_MS) ? oldest : null;
  }

  /** A tile has been painted. */
  notePainted(tile: number, version: number, costMs: Milliseconds): void {
    this.#versions[tile] = version;
    this.#creditMs -= costMs;
    this.#lastCostMs = costMs;
  }

  /**
   * The main picture has been painted, or there is none to paint: the tiles may use their share of
   * that time.
   */
  grant(mainMs: Milliseconds): void {
    this.#creditMs = Math.min(MAX_CREDIT_MS, this.#creditMs + mainMs * TILE_SHARE);
  }

  #versionOf(tile: number): number {
    return this.#versions[tile] ?? 0;
  }
}
