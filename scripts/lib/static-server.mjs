/**
 * Serves one folder of built files, and nothing else: no listing, no dot files, no way out of the
 * folder.
 */
import {readFile, stat} from 'node:fs/promises';
import {createServer as createHttpServer} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import {extname, resolve, sep} from 'node:path';
import {promisify} from 'node:util';
import {gzip} from 'node:zlib';

import {SECURITY_HEADERS} from './security-headers.mjs';

/** Where a server of ours says that it is one. */
export const IDENTITY_PATH = '/__pareidolia';

/**
 * What `GET /__pareidolia` answers. The page reads `certificate` to explain why it cannot be
 * installed.
 *
 * @typedef {object} Identity
 * @property {'pareidolia'} name
 * @property {string} version
 * @property {'none' | 'self-signed'} certificate
 */

/** Content types by extension, and whether gzip is worth its time.
 * @type {Record<string, {type: string, compresses: boolean}>} */
const KINDS = {
  '.html': {type: 'text/html; charset=utf-8', compresses: true},
  '.js': {type: 'text/javascript; charset=utf-8', compresses: true},
  '.css': {type: 'text/css; charset=utf-8', compresses: true},
  '.json': {type: 'application/json', compresses: true},
  '.webmanifest': {type: 'application/manifest+json', compresses: true},
  '.wgsl': {type: 'text/wgsl; charset=utf-8', compresses: true},
  '.md': {type: 'text/markdown; charset=utf-8', compresses: true},
  '.txt': {type: 'text/plain; charset=utf-8', compresses: true},
  '.svg': {type: 'image/svg+xml', compresses: true},
  '.wasm': {type: 'application/wasm', compresses: true},
  '.bin': {type: 'application/octet-stream', compresses: false},
  '.png': {type: 'image/png', compresses: false},
  '.jpg': {type: 'image/jpeg', compresses: false},
  '.webp': {type: 'image/webp', compresses: false},
  '.ico': {type: 'image/x-icon', compresses: false},
  '.woff2': {type: 'font/woff2', compresses: false},
};

/** Built files under this folder carry a hash in their name and never change. */
const IMMUTABLE_PREFIX = '/assets/';

const compress = promisify(gzip);

/**
 * A server that is not listening yet.
 *
 * @param {object} options
 * @param {string} options.root The folder to serve.
 * @param {string} options.version
 * @param {{key: string, cert: string} | null} [options.certificate] Makes it an HTTPS server.
 * @returns {import('node:http').Server | import('node:https').Server}
 */
export function createStaticServer({root, version, certificate = null}) {
  /** @type {Identity} */
  const identity = {name: 'pareidolia', version, certificate: certificate === null ? 'none' : 'self-signed'};
  /** Compressed files by path and ETag, so that each is compressed once.
   * @type {Map<string, Buffer>} */
  const compressed = new Map();
  /** @type {import('node:http').RequestListener} */
  const listener = (request, response) => {
    answer(request, response, {root: resolve(root), identity, compressed}).catch(() => {
      // A file that vanished between stat and read: a build is replacing the folder.
      if (!response.headersSent) sendText(response, 503, 'Try again in a moment.');
      else response.destroy();
    });
  };
  return certificate === null ? createHttpServer(listener) : createHttpsServer(certificate, listener);
}

/**
 * The file a request's path names inside `root`, or null when it names none that may be served.
 *
 * @param {string} root Absolute.
 * @param {string} target The request's target: path and query.
 */
export function resolveServedPath(root, target) {
  let path;
  try {
    path = decodeURIComponent(target.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null;
  }
  if (!path.startsWith('/') || path.includes('\0') || path.includes('\\')) return null;
  if (path.split('/').some((part) => part.startsWith('.'))) return null;
  const file = resolve(root, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  return file.startsWith(root + sep) ? file : null;
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {{root: string, identity: Identity, compressed: Map<string, Buffer>}} context
 */
async function answer(request, response, {root, identity, compressed}) {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    sendText(response, 405, 'Only GET and HEAD.');
    return;
  }
  const target = request.url ?? '/';
  if (target.split('?', 1)[0] === IDENTITY_PATH) {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(identity));
    return;
  }
  const file = resolveServedPath(root, target);
  const kind = file === null ? undefined : KINDS[extname(file)];
  const facts = file === null ? null : await stat(file).catch(() => null);
  if (file === null || kind === undefined || facts?.isFile() !== true) {
    sendText(response, 404, 'There is nothing here.');
    return;
  }
  const wantsGzip = kind.compresses && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const etag = `"${facts.size.toString(36)}-${Math.round(facts.mtimeMs).toString(36)}${wantsGzip ? '-gzip' : ''}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Content-Type', kind.type);
  if (kind.compresses) response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader(
    'Cache-Control',
    target.startsWith(IMMUTABLE_PREFIX) ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  if (request.headers['if-none-match'] === etag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const body = wantsGzip ? await readCompressed(file, etag, compressed) : await readFile(file);
  if (wantsGzip) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * @param {string} file
 * @param {string} etag
 * @param {Map<string, Buffer>} compressed
 */
async function readCompressed(file, etag, compressed) {
  const key = `${file} ${etag}`;
  const known = compressed.get(key);
  if (known !== undefined) return known;
  const body = await compress(await readFile(file));
  compressed.set(key, body);
  return body;
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} text
 */
function sendText(response, status, text) {
  response.statusCode = status;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(`${text}\n`);
}
