/**
 * Remembers when the kiosk's page last said that it lives, for the launcher that watches it. It
 * holds a time and two words, no picture and nothing about a person.
 */

/** Beats count only while a launcher asks for them; it asks every second. */
const WATCHED_FOR_MS = 60_000;

/** What a page can say about its screen. */
export const PAGE_STATES = /** @type {const} */ (['picture', 'waiting', 'hidden']);

/** @typedef {(typeof PAGE_STATES)[number]} PageState */

/**
 * What the launcher hears.
 *
 * @typedef {object} Heartbeat
 * @property {number | null} ageMs Since the last beat; null before the first.
 * @property {PageState | null} state
 * @property {string | null} version Of the page.
 */

/** The last beat of a page. */
export class HeartbeatBox {
  /** @type {number | null} */
  #askedAt = null;
  /** @type {{at: number, state: PageState, version: string} | null} */
  #last = null;
  #now;

  /** @param {() => number} now Milliseconds of a clock that never goes back. */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /**
   * The launcher asks. From now on, and for a minute, beats count.
   *
   * @returns {Heartbeat}
   */
  read() {
    this.#askedAt = this.#now();
    if (this.#last === null) return {ageMs: null, state: null, version: null};
    const {at, state, version} = this.#last;
    return {ageMs: this.#askedAt - at, state, version};
  }

  /** Whether a launcher watches. */
  isWatched() {
    return this.#askedAt !== null && this.#now() - this.#askedAt <= WATCHED_FOR_MS;
  }

  /** @param {{state: PageState, version: string}} beat */
  note({state, version}) {
    this.#last = {at: this.#now(), state, version};
  }
}

/**
 * A beat from what a page sent, or null when it is none.
 *
 * @param {string} text
 * @returns {{state: PageState, version: string} | null}
 */
export function readBeat(text) {
  try {
    /** @type {unknown} */
    const beat = JSON.parse(text);
    if (typeof beat !== 'object' || beat === null || !('state' in beat) || !('version' in beat)) return null;
    const state = PAGE_STATES.find((known) => known === beat.state);
    const {version} = beat;
    return state === undefined || typeof version !== 'string' ? null : {state, version};
  } catch {
    return null;
  }
}
