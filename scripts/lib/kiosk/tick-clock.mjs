/**
 * The launcher's own regularity. After the machine's sleep, or under a load that stops everything,
 * a tick comes late: then it is no news that others were silent, too.
 */

/** Between two looks at everything. */
export const TICK_MS = 1000;

/** A look may wait a few seconds for an answer. More, and this script did not run. */
const LATEST_MS = 10_000;

/** Judges each tick by when the one before it was. */
export class TickClock {
  /** @type {number | null} */
  #lastAt = null;

  /**
   * Whether this tick came when it was due.
   *
   * @param {number} now
   */
  isOnTime(now) {
    const dueAt = this.#lastAt === null ? now : this.#lastAt + TICK_MS;
    this.#lastAt = now;
    return now - dueAt <= LATEST_MS;
  }
}
