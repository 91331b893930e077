/** Reads a PNG as browsers write them: screenshots and kept pictures, pixel for pixel. */
import {inflateSync} from 'node:zlib';

import type {Picture} from './picture.ts';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Bytes of a pixel by the header's colour type: RGB and RGBA. */
const CHANNELS: Readonly<Record<number, 3 | 4>> = {2: 3, 6: 4};

/** Decodes 8-bit RGB or RGBA without interlacing. Throws for anything else. */
export function decodePng(bytes: Buffer): Picture {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new Error('These bytes are no PNG.');
  const packed: Buffer[] = [];
  let header: Buffer | null = null;
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') header = body;
    if (kind === 'IDAT') packed.push(body);
    // Length, kind and checksum take four bytes each.
    at += length + 12;
  }
  if (header === null) throw new Error('This PNG has no header.');
  const channels = CHANNELS[header.readUInt8(9)];
  if (header.readUInt8(8) !== 8 || channels === undefined || header.readUInt8(12) !== 0)
    throw new Error('This PNG is not 8-bit RGB or RGBA without interlacing.');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  return {width, height, data: unfilter(inflateSync(Buffer.concat(packed)), width, height, channels)};
}

/** Undoes the prediction of each row (PNG specification, section 9) and returns RGBA. */
function unfilter(filtered: Buffer, width: number, height: number, channels: 3 | 4): Uint8Array {
  const stride = width * channels;
  const rgba = new Uint8Array(width * height * 4).fill(255);
  let above = new Uint8Array(stride);
  for (let row = 0; row < height; row++) {
    const start = row * (stride + 1);
    const filter = filtered.readUInt8(start);
    const line = Uint8Array.from(filtered.subarray(start + 1, start + 1 + stride));
    for (let at = 0; at < stride; at++) {
      const left = line[at - channels] ?? 0;
      const up = above[at] ?? 0;
      const corner = above[at - channels] ?? 0;
      line[at] = (line[at] ?? 0) + predict(filter, left, up, corner);
    }
    for (let column = 0; column < width; column++) {
      rgba.set(line.subarray(column * channels, (column + 1) * channels), (row * width + column) * 4);
    }
    above = line;
  }
  return rgba;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      throw new Error(`PNG knows no filter ${filter}.`);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
