/**
 * Sends an opened file in small pieces: a client that reads slowly holds one piece, not the file.
 */
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';

/** One read of a file, and the most of it that waits for one client. */
const PIECE_BYTES = 64 * 1024;

/** Built files under this folder carry a hash in their name and never change. */
const IMMUTABLE_PREFIX = '/assets/';

/**
 * Answers a request for a file, and closes it.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {import('./served-file.mjs').ServedFile} file
 * @param {import('./compressed-files.mjs').CompressedFiles} compressed
 */
export async function sendFile(request, response, file, compressed) {
  try {
    const wantsGzip = file.compresses && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const etag = etagOf(file, wantsGzip);
    response.setHeader('ETag', etag);
    response.setHeader('Content-Type', file.type);
    if (file.compresses) response.setHeader('Vary', 'Accept-Encoding');
    const isImmutable = request.url?.startsWith(IMMUTABLE_PREFIX) === true;
    response.setHeader('Cache-Control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (request.headers['if-none-match'] === etag) {
      response.statusCode = 304;
      response.end();
      return;
    }
    const packed = wantsGzip ? await compressed.get(file.path, etag, () => file.handle.readFile()) : null;
    if (packed !== null) response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Content-Length', packed?.length ?? file.sizeBytes);
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const pieces =
      packed === null
        ? file.handle.createReadStream({highWaterMark: PIECE_BYTES, autoClose: false})
        : Readable.from(piecesOf(packed), {highWaterMark: 1});
    await pipeline(pieces, response);
  } finally {
    await file.handle.close();
  }
}

/**
 * @param {import('./served-file.mjs').ServedFile} file
 * @param {boolean} isPacked
 */
function etagOf({sizeBytes, changedAtMs}, isPacked) {
  return `"${sizeBytes.toString(36)}-${Math.round(changedAtMs).toString(36)}${isPacked ? '-gzip' : ''}"`;
}

/** @param {Buffer} body */
function* piecesOf(body) {
  for (let at = 0; at < body.length; at += PIECE_BYTES) yield body.subarray(at, at + PIECE_BYTES);
}
