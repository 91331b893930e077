/**
 * Serves one folder of built files, and nothing else: no listing, no dot files, no way out of the
 * folder. What one client can hold of this machine is bounded.
 */
import {createServer as createHttpServer} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';

import {SECURITY_HEADERS} from './security-headers.mjs';
import {answerHeartbeat, HEARTBEAT_PATH} from './server/answer-heartbeat.mjs';
import {CompressedFiles} from './server/compressed-files.mjs';
import {HeartbeatBox} from './server/heartbeat-box.mjs';
import {isHostNamed, isLoopback} from './server/local-requests.mjs';
import {formatRefusal, sendJson, sendText} from './server/plain-answers.mjs';
import {sendFile} from './server/send-file.mjs';
import {openServedFile} from './server/served-file.mjs';

/** Where a server of ours says that it is one. */
export const IDENTITY_PATH = '/__pareidolia';

/** A browser opens six connections: enough for a class with a device each. */
const MOST_CONNECTIONS = 512;

/** A client that takes or sends nothing for this long is cut off. */
const LONGEST_STALL_MS = 30_000;

/** A request is one line and some headers: it has no reason to take longer. */
const LONGEST_REQUEST_MS = 15_000;

/**
 * What `GET /__pareidolia` answers. The page reads `certificate` to explain why it cannot be
 * installed.
 *
 * @typedef {object} Identity
 * @property {'pareidolia'} name
 * @property {string} version
 * @property {'none' | 'self-signed'} certificate
 */

/**
 * @typedef {object} Context
 * @property {string} root
 * @property {Identity} identity
 * @property {CompressedFiles} compressed
 * @property {HeartbeatBox} heartbeats
 * @property {readonly string[]} hostNames
 */

/**
 * A server that is not listening yet.
 *
 * @param {object} options
 * @param {string} options.root The folder to serve.
 * @param {string} options.version
 * @param {{key: string, cert: string} | null} [options.certificate] Makes it an HTTPS server.
 * @param {readonly string[]} [options.hostNames] Names besides localhost that it may be asked by
 *   while only this machine reaches it: those of a server in front of it.
 * @param {HeartbeatBox} [options.heartbeats]
 * @param {number} [options.mostConnections]
 * @param {number} [options.longestStallMs]
 * @returns {import('node:http').Server | import('node:https').Server}
 */
export function createStaticServer({
  root,
  version,
  certificate = null,
  hostNames = [],
  heartbeats = new HeartbeatBox(),
  mostConnections = MOST_CONNECTIONS,
  longestStallMs = LONGEST_STALL_MS,
}) {
  /** @type {Identity} */
  const identity = {name: 'pareidolia', version, certificate: certificate === null ? 'none' : 'self-signed'};
  const context = {root, identity, compressed: new CompressedFiles(), heartbeats, hostNames};
  /** Connections with an answer under way: a second one may not be written into it.
   * @type {WeakSet<import('node:stream').Duplex>} */
  const answering = new WeakSet();
  /** @type {import('node:http').RequestListener} */
  const listener = (request, response) => {
    answering.add(request.socket);
    response.once('close', () => answering.delete(request.socket));
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const refusal = refuse(server, request, hostNames);
    if (refusal !== null) {
      response.setHeader('Connection', 'close');
      sendText(response, refusal.status, refusal.text);
      return;
    }
    answer(request, response, context).catch(() => {
      // A file that vanished while it was opened: a build is replacing the folder. Or the client
      // has gone.
      if (response.headersSent) response.destroy();
      else sendText(response, 503, 'Try again in a moment.');
    });
  };
  // Without a Host header Node would answer by itself, without the security headers.
  const options = {requireHostHeader: false, requestTimeout: LONGEST_REQUEST_MS, headersTimeout: LONGEST_REQUEST_MS};
  const server =
    certificate === null
      ? createHttpServer(options, listener)
      : createHttpsServer({...options, ...certificate}, listener);
  server.maxConnections = mostConnections;
  server.setTimeout(longestStallMs);
  server.on('checkExpectation', listener);
  server.on('clientError', (/** @type {NodeJS.ErrnoException} */ error, socket) => {
    if (socket.writable && !answering.has(socket)) socket.end(formatRefusal(error.code));
    else socket.destroy();
  });
  return server;
}

/**
 * Why a request is not even looked at, or null.
 *
 * @param {import('node:net').Server} server
 * @param {import('node:http').IncomingMessage} request
 * @param {readonly string[]} hostNames
 */
function refuse(server, {headers, httpVersion}, hostNames) {
  if (headers.host === undefined && httpVersion !== '1.0') return {status: 400, text: 'Say which host you ask.'};
  const address = server.address();
  const isLocal = typeof address === 'object' && isLoopback(address?.address);
  if (isLocal && !isHostNamed(headers.host, hostNames)) {
    return {status: 421, text: 'This server answers to localhost only. Another name: --allow-host NAME.'};
  }
  return null;
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Context} context
 */
async function answer(request, response, {root, identity, compressed, heartbeats}) {
  const target = request.url ?? '/';
  const path = target.split('?', 1)[0];
  if (path === HEARTBEAT_PATH) {
    await answerHeartbeat(request, response, heartbeats);
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    sendText(response, 405, 'Only GET and HEAD.');
    return;
  }
  if (path === IDENTITY_PATH) {
    sendJson(response, identity);
    return;
  }
  const file = await openServedFile(root, target);
  if (file === null) sendText(response, 404, 'There is nothing here.');
  else await sendFile(request, response, file, compressed);
}
