import {assert as hold, property, string, uint8Array} from 'fast-check';
import {expect, test} from 'vitest';

import {kindOfFile} from '../../../../src/page/sources/sniff-kind.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ['MP4', '\0\0\0\x20ftypisom'],
  ['QuickTime', '\0\0\0\x14ftypqt  '],
  ['old QuickTime', '\0\0\0\x08wide'],
  ['WebM', '\x1a\x45\xdf\xa3\x9f\x42'],
  ['Ogg', 'OggS\0\x02'],
  ['AVI', 'RIFF\x10\0\0\0AVI LIST'],
  ['an MPEG program', '\0\0\x01\xba\x44'],
])('%s is a video, whatever type its name gave it', (_name, head) => {
  for (const type of ['', 'image/png', 'text/plain', 'video/mp4'])
    expect(kindOfFile(bytesOf(head), type)).toBe('video');
});

test.each([
  ['PNG', '\x89PNG\r\n\x1a\n'],
  ['JPEG', '\xff\xd8\xff\xe0\0\x10JFIF'],
  ['GIF', 'GIF89a'],
  ['WebP', 'RIFF\x10\0\0\0WEBPVP8 '],
  ['AVIF', '\0\0\0\x1cftypavif'],
  ['HEIC', '\0\0\0\x18ftypheic'],
  ['JPEG XL', '\0\0\0\x0cJXL \r\n'],
  ['BMP', 'BM\x36\0'],
])('%s is a picture, whatever type its name gave it', (_name, head) => {
  for (const type of ['', 'image/png', 'video/mp4']) expect(kindOfFile(bytesOf(head), type)).toBe('picture');
});

test('a file that begins like nothing known is what its type says, else a picture', () => {
  expect(kindOfFile(bytesOf('<svg xmlns='), 'image/svg+xml')).toBe('picture');
  expect(kindOfFile(bytesOf('something new'), 'video/new')).toBe('video');
  expect(kindOfFile(bytesOf('something new'), '')).toBe('picture');
  expect(kindOfFile(new Uint8Array(), '')).toBe('picture');
});

test('every file has a kind', () => {
  hold(
    property(uint8Array({maxLength: 400}), string(), (head, type) => {
      expect(['picture', 'video']).toContain(kindOfFile(head, type));
    }),
  );
});
