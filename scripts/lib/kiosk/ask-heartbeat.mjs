/**
 * Asks the mirror's server whether it is there, and when its page last gave a sign of life.
 */
import {get} from 'node:http';

import {HEARTBEAT_PATH} from '../server/answer-heartbeat.mjs';

/** A server on this machine answers from memory. */
const ANSWER_TIMEOUT_MS = 2000;

/**
 * `unwatched`: a server of an older version, which hears no heartbeat.
 *
 * @typedef {{kind: 'silent'} | {kind: 'unwatched'} | {kind: 'heard', ageMs: number | null}}
 *   HeartbeatAnswer
 */

/**
 * @param {{host: string, port: number}} address
 * @returns {Promise<HeartbeatAnswer>}
 */
export function askHeartbeat({host, port}) {
  return new Promise((resolve) => {
    const request = get({host, port, path: HEARTBEAT_PATH, timeout: ANSWER_TIMEOUT_MS, agent: false}, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (/** @type {string} */ part) => (text += part));
      response.on('end', () => {
        resolve(response.statusCode === 200 ? readAnswer(text) : {kind: 'unwatched'});
      });
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => undefined);
    // After an answer this changes nothing.
    request.on('close', () => {
      resolve({kind: 'silent'});
    });
  });
}

/**
 * @param {string} text
 * @returns {HeartbeatAnswer}
 */
function readAnswer(text) {
  try {
    /** @type {unknown} */
    const answer = JSON.parse(text);
    const ageMs = typeof answer === 'object' && answer !== null && 'ageMs' in answer ? answer.ageMs : null;
    return {kind: 'heard', ageMs: typeof ageMs === 'number' ? ageMs : null};
  } catch {
    return {kind: 'unwatched'};
  }
}
