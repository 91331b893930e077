import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {expect, test} from 'vitest';

import {decodeMagnitudes, loadMagnitudes} from '../../../../src/engine/lenses/load-magnitudes.ts';
import {parseManifest} from '../../../../src/engine/network/files/parse-manifest.ts';

const MODELS = resolve(import.meta.dirname, '../../../../models');

/** A download nobody notices. */
const MOST_BYTES = 64_000;

test('the shipped table is small, of the network’s side, and long waves are the strongest', () => {
  const {models} = parseManifest(readFileSync(resolve(MODELS, 'manifest.json'), 'utf8'));
  const file = models.find(({name}) => name === 'perception')!.magnitudes!;
  const bytes = new Uint8Array(readFileSync(resolve(MODELS, file.path)));
  expect(bytes.length).toBeLessThanOrEqual(MOST_BYTES);
  const {side, values} = decodeMagnitudes(file, bytes.buffer);
  const length = side / 2 + 1;
  expect([side, values.length]).toEqual([160, 3 * length * length]);
  const along = (plane: number, wave: number): number => values[(plane * length + wave) * length + wave]!;
  for (const plane of [0, 1, 2]) {
    for (const wave of [2, 8, 32]) expect(along(plane, wave)).toBeGreaterThan(along(plane, 2 * wave));
  }
  // The first plane is light, the others are colour.
  expect(along(0, 8)).toBeGreaterThan(along(1, 8));
});

test('a table that is cut off is refused, and so is none', async () => {
  const file = {path: 'perception/magnitudes.bin', bytes: 100, sha256: '', side: 160};
  expect(() => decodeMagnitudes(file, new ArrayBuffer(100))).toThrow(/crops of 160 pixels/);
  await expect(loadMagnitudes(undefined, () => Promise.resolve(new ArrayBuffer(0)))).rejects.toMatchObject({
    code: 'model-missing',
  });
});
