/** Writes a PNG in Node: pictures to look at, and for judges that are other programs. */
import {crc32, deflateSync} from 'node:zlib';

import type {RgbPicture} from '../../../src/engine/picture/picture.ts';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Eight bits, RGB, no interlacing. */
const FORMAT = [8, 2, 0, 0, 0] as const;

/** A picture of values between 0 and 1 as 8-bit RGB; what is beyond is clipped. */
export function encodePng({width, height, values}: RgbPicture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(FORMAT, 8);
  const stride = width * 3;
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    const row = Uint8ClampedArray.from(values.subarray(y * stride, (y + 1) * stride), (value) => value * 255);
    // The first byte of a row is its filter: none.
    rows.set(row, y * (stride + 1) + 1);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
