/**
 * The web app manifest promises pictures of certain sizes; an installer that finds others refuses
 * the app without a word.
 */
import {existsSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';

const PUBLIC = resolve(import.meta.dirname, '../../../public');

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
  readonly form_factor?: string;
}

const manifest = JSON.parse(readFileSync(join(PUBLIC, 'manifest.webmanifest'), 'utf8')) as {
  readonly icons: readonly Picture[];
  readonly screenshots: readonly Picture[];
};

/** Width and height from a PNG's first chunk (PNG specification, 11.2.1). */
function readPngSize(file: string): string {
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

/**
 * Width and height from a WebP's extended header, which Chromium writes for its colour profile (RFC
 * 9649, section 2.7).
 */
function readWebpSize(file: string): string {
  const bytes = readFileSync(file);
  expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWEBPVP8X');
  return `${bytes.readUIntLE(24, 3) + 1}x${bytes.readUIntLE(27, 3) + 1}`;
}

test.each([...manifest.icons, ...manifest.screenshots])('has $src in the promised size', ({src, sizes, type}) => {
  const file = join(PUBLIC, src);
  expect(existsSync(file)).toBe(true);
  if (type === 'image/png') expect(readPngSize(file)).toBe(sizes);
  else if (type === 'image/webp') expect(readWebpSize(file)).toBe(sizes);
  else expect(readFileSync(file, 'utf8')).toMatch(/^<svg /);
});

test('shows installers the mirror on a wide and on a narrow screen', () => {
  expect(manifest.screenshots.map((screenshot) => screenshot.form_factor)).toEqual(['wide', 'narrow']);
});

test('has the icons that installers ask for', () => {
  const has = (purpose: string, sizes: string) =>
    manifest.icons.some((icon) => icon.purpose === purpose && icon.sizes === sizes);
  expect(has('any', '192x192')).toBe(true);
  expect(has('any', '512x512')).toBe(true);
  expect(has('maskable', '512x512')).toBe(true);
});
