/**
 * Answers at the heartbeat's path: the page posts its beats there, the launcher asks for the last.
 */
import {readBeat} from './heartbeat-box.mjs';
import {isLoopback, isSameOrigin} from './local-requests.mjs';
import {sendJson, sendText} from './plain-answers.mjs';

/** Where the kiosk's page says that it lives. */
export const HEARTBEAT_PATH = '/__pareidolia/heartbeat';

/** A beat is two words; more is something else. */
const LONGEST_BEAT = 200;

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {import('./heartbeat-box.mjs').HeartbeatBox} heartbeats
 */
export async function answerHeartbeat(request, response, heartbeats) {
  const refusal = refuse(request, heartbeats);
  if (refusal !== null) {
    sendText(response, refusal.status, refusal.text);
    return;
  }
  if (request.method === 'GET') {
    sendJson(response, heartbeats.read());
    return;
  }
  const text = await readShort(request);
  const beat = text === null ? null : readBeat(text);
  if (beat === null) {
    sendText(response, 400, 'This is no heartbeat.');
    return;
  }
  heartbeats.note(beat);
  response.statusCode = 204;
  response.setHeader('Cache-Control', 'no-store');
  response.end();
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('./heartbeat-box.mjs').HeartbeatBox} heartbeats
 */
function refuse({method, headers, socket}, heartbeats) {
  // To everybody but this machine there is nothing here.
  if (!isLoopback(socket.remoteAddress)) return {status: 404, text: 'There is nothing here.'};
  if (method === 'GET') return null;
  if (method !== 'POST') return {status: 405, text: 'Only GET and POST.'};
  // Another site could say that a dead mirror lives.
  if (!isSameOrigin(headers)) return {status: 403, text: 'Only from the mirror itself.'};
  return heartbeats.isWatched() ? null : {status: 404, text: 'Nobody listens here.'};
}

/**
 * The body, or null when it is too long.
 *
 * @param {import('node:http').IncomingMessage} request
 */
async function readShort(request) {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) {
    text += String(part);
    if (text.length > LONGEST_BEAT) return null;
  }
  return text;
}
