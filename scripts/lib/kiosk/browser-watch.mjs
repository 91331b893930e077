/**
 * When the kiosk's browser is opened, ended and opened again. Pure: it is told what happened and
 * when, and answers what to do.
 *
 * A page that crashed leaves a living browser behind, so the browser is judged by the page's
 * heartbeat and not by its process alone.
 */
import {backoffMs} from './backoff.mjs';

/** A page beats every 5 seconds. One that has been silent for this long hangs or has crashed. */
export const LONGEST_SILENCE_MS = 30_000;

/** A cold machine may start a browser and a first page slowly. */
export const LONGEST_START_MS = 120_000;

/** A browser that was told to end and lives on after this is ended by force. */
const POLITE_END_MS = 5000;

/** A browser that lived this long was no failed attempt. */
const STEADY_MS = 60_000;

/** With `untilClosed`: a browser that ends sooner than this cannot run here. */
const SHORTEST_LIFE_MS = 5000;

/** With `untilClosed`: quick ends in a row after which opening it again is pointless. */
const MOST_EARLY_ENDS = 3;

/**
 * No browser, until it is time for one. `failures` counts attempts in a row that did not last.
 *
 * @typedef {{kind: 'resting', until: number, failures: number}} Resting
 */

/**
 * A browser, and when its page last gave a sign of life.
 *
 * @typedef {object} Open
 * @property {'open'} kind
 * @property {number} openedAt
 * @property {number} signAt
 * @property {boolean} hasBeaten
 * @property {number} failures
 */

/**
 * A browser that was told to end at `endedAt`.
 *
 * @typedef {object} Ending
 * @property {'ending'} kind
 * @property {number} openedAt
 * @property {number} endedAt
 * @property {boolean} isForced
 * @property {boolean} hasBeaten
 * @property {number} failures
 */

/** @typedef {Resting | Open | Ending | {kind: 'left', exitCode: number}} BrowserState */

/**
 * `isJudged` is false when silence would mean nothing: this script itself was late, as after the
 * machine's sleep, or the server could not be asked.
 *
 * @typedef {{kind: 'tick', now: number, isJudged: boolean}
 *   | {kind: 'beat', at: number}
 *   | {kind: 'ended', now: number, exitCode: number | null}} BrowserEvent
 */

/**
 * @typedef {{kind: 'open'} | {kind: 'end'} | {kind: 'kill'} | {kind: 'say', text: string}}
 *   BrowserCommand
 */

/** @typedef {{state: BrowserState, commands: readonly BrowserCommand[]}} BrowserStep */

/** No browser yet; the first tick opens one.
 * @type {BrowserState} */
export const BEFORE_FIRST_BROWSER = {kind: 'resting', until: -Infinity, failures: 0};

/**
 * @param {BrowserState} state
 * @param {BrowserEvent} event
 * @param {boolean} untilClosed Leave when somebody closes the browser, or when it cannot run.
 * @returns {BrowserStep}
 */
export function advanceBrowser(state, event, untilClosed) {
  switch (event.kind) {
    case 'tick':
      return tick(state, event);
    case 'beat':
      return state.kind === 'open' && event.at > state.signAt
        ? stay({...state, signAt: event.at, hasBeaten: true})
        : stay(state);
    case 'ended':
      return end(state, event, untilClosed);
  }
}

/**
 * @param {BrowserState} state
 * @param {{now: number, isJudged: boolean}} event
 * @returns {BrowserStep}
 */
function tick(state, {now, isJudged}) {
  switch (state.kind) {
    case 'resting':
      return now < state.until
        ? stay(state)
        : {
            state: {kind: 'open', openedAt: now, signAt: now, hasBeaten: false, failures: state.failures},
            commands: [{kind: 'open'}],
          };
    case 'open': {
      // One more period, from when it can be judged again.
      if (!isJudged) return stay({...state, signAt: now});
      const silentMs = now - state.signAt;
      if (silentMs <= (state.hasBeaten ? LONGEST_SILENCE_MS : LONGEST_START_MS)) return stay(state);
      const {openedAt, hasBeaten, failures} = state;
      return {
        state: {kind: 'ending', openedAt, endedAt: now, isForced: false, hasBeaten, failures},
        commands: [say(`The page has been silent for ${seconds(silentMs)}.`), {kind: 'end'}],
      };
    }
    case 'ending':
      return state.isForced || now - state.endedAt < POLITE_END_MS
        ? stay(state)
        : {state: {...state, isForced: true}, commands: [{kind: 'kill'}]};
    case 'left':
      return stay(state);
  }
}

/**
 * @param {BrowserState} state
 * @param {{now: number, exitCode: number | null}} event
 * @param {boolean} untilClosed
 * @returns {BrowserStep}
 */
function end(state, {now, exitCode}, untilClosed) {
  if (state.kind !== 'open' && state.kind !== 'ending') return stay(state);
  const lifeMs = now - state.openedAt;
  // A page that never came is a failed attempt, however long it was waited for.
  const isSteady = lifeMs >= STEADY_MS && (state.kind === 'open' || state.hasBeaten);
  const failures = isSteady ? 1 : state.failures + 1;
  if (untilClosed && state.kind === 'open') {
    if (exitCode === 0) return {state: {kind: 'left', exitCode: 0}, commands: []};
    if (lifeMs < SHORTEST_LIFE_MS && failures >= MOST_EARLY_ENDS) {
      return {state: {kind: 'left', exitCode: 1}, commands: [say('The browser does not stay open.')]};
    }
  }
  const waitMs = backoffMs(failures);
  return {
    state: {kind: 'resting', until: now + waitMs, failures},
    commands: [say(`The browser has ended. It is opened again in ${seconds(waitMs)}.`)],
  };
}

/**
 * @param {BrowserState} state
 * @returns {BrowserStep}
 */
function stay(state) {
  return {state, commands: []};
}

/**
 * @param {string} text
 * @returns {BrowserCommand}
 */
function say(text) {
  return {kind: 'say', text};
}

/** @param {number} ms */
function seconds(ms) {
  return `${Math.round(ms / 1000)} s`;
}
