/**
 * Short answers in words, and the same for requests that Node refuses before anybody sees them.
 */
import {STATUS_CODES} from 'node:http';

import {SECURITY_HEADERS} from '../security-headers.mjs';

/** What Node could not read, by its error code. Everything else is 400.
 * @type {Record<string, number>} */
const REFUSALS = {HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408};

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
export function sendText(response, status, text) {
  response.statusCode = status;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`${text}\n`);
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {unknown} value
 */
export function sendJson(response, value) {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(value));
}

/**
 * A whole answer as it goes over the wire, for a request that is not one.
 *
 * @param {string | undefined} errorCode Node's.
 */
export function formatRefusal(errorCode) {
  const status = REFUSALS[errorCode ?? ''] ?? 400;
  const body = `${STATUS_CODES[status] ?? ''}\n`;
  const headers = {
    ...SECURITY_HEADERS,
    'Cache-Control': 'no-store',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join('\r\n');
}
