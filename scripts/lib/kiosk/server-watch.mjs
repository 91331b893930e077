/**
 * When the kiosk serves the mirror itself because the server that it used has gone. Pure: it is
 * told what happened and when, and answers whether to try now.
 */
import {backoffMs} from './backoff.mjs';

/** One question may get lost on a busy machine; so many in a row do not. */
const MOST_MISSES = 3;

/**
 * @typedef {{kind: 'up', misses: number}
 *   | {kind: 'away', until: number, failures: number}} ServerState
 */

/**
 * @typedef {{kind: 'answered'}
 *   | {kind: 'silent', now: number}
 *   | {kind: 'not-taken-over', now: number}} ServerEvent
 */

/** @type {ServerState} */
export const SERVER_UP = {kind: 'up', misses: 0};

/**
 * @param {ServerState} state
 * @param {ServerEvent} event
 * @returns {{state: ServerState, isTakeOverDue: boolean}}
 */
export function advanceServer(state, event) {
  switch (event.kind) {
    case 'answered':
      return {state: SERVER_UP, isTakeOverDue: false};
    case 'silent':
      if (state.kind === 'away') return {state, isTakeOverDue: event.now >= state.until};
      return state.misses + 1 < MOST_MISSES
        ? {state: {kind: 'up', misses: state.misses + 1}, isTakeOverDue: false}
        : {state: {kind: 'away', until: event.now, failures: 0}, isTakeOverDue: true};
    case 'not-taken-over': {
      const failures = state.kind === 'away' ? state.failures + 1 : 1;
      return {state: {kind: 'away', until: event.now + backoffMs(failures), failures}, isTakeOverDue: false};
    }
  }
}
