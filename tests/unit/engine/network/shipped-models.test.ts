/**
 * What lies in models/: whole, as its manifest says, within its budgets, and the one that the
 * goldens were made with.
 */
import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {describe, expect, test} from 'vitest';

import {multiplyAddsPerPixel} from '../../../../src/engine/network/multiply-adds.ts';
import {parseManifest} from '../../../../src/engine/network/files/parse-manifest.ts';
import {parsePerceptionNetwork} from '../../../../src/engine/network/files/parse-perception.ts';
import type {ManifestFile} from '../../../../src/engine/network/op-list.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');
const MEGABYTE = 1e6;
const BUDGET = {weightBytes: 6 * MEGABYTE, featureBytes: 2 * MEGABYTE, gramBytes: MEGABYTE, multiplyAdds: 500e6};

/** What visitors hold up to the mirror, and their faces. */
const HELD_UP = [
  ...['face', 'cup', 'phone', 'sunglasses', 'keyboard', 'banana'],
  ...['umbrella', 'watch', 'laptop', 'scissors', 'backpack'],
];

const {models} = parseManifest(readFileSync(resolve(ROOT, 'models/manifest.json'), 'utf8'));

function read(path: string): Buffer {
  return readFileSync(resolve(ROOT, 'models', path));
}

function sha256(path: string): string {
  return createHash('sha256').update(read(path)).digest('hex');
}

function totalBytes(files: readonly ManifestFile[]): number {
  return files.reduce((sum, {bytes}) => sum + bytes, 0);
}

describe.each(models)('the network $name', ({name, model, files, features = [], grams = [], magnitudes, card}) => {
  test('has every file that the manifest lists, byte for byte, and a card', () => {
    const made = [...features, ...grams, ...(magnitudes ? [magnitudes] : [])];
    for (const {path, bytes, sha256: promised} of [...files, ...made]) {
      expect(read(path).length, path).toBe(bytes);
      expect(sha256(path), path).toBe(promised);
    }
    expect(files.map(({path}) => path)).toContain(model);
    expect(existsSync(resolve(ROOT, 'models', card)), card).toBe(true);
  });

  test('is the one that the goldens were made with', () => {
    const golden = JSON.parse(readFileSync(resolve(ROOT, 'tests/goldens', name, 'golden.json'), 'utf8')) as {
      model: {sha256: string};
    };
    expect(golden.model.sha256).toBe(sha256(`${name}/weights.bin`));
  });
});

test.each(['lenses', 'lens-descents', 'class-pictures'])(
  'the goldens of %s were made with the shipped network',
  (folder) => {
    const path = resolve(ROOT, 'tests/goldens', folder, 'golden.json');
    const golden = JSON.parse(readFileSync(path, 'utf8')) as {model: {sha256: string}};
    expect(golden.model.sha256).toBe(sha256('perception/weights.bin'));
  },
);

describe('the perception network', () => {
  const {files, features, grams} = models.find(({name}) => name === 'perception')!;
  const file = parsePerceptionNetwork(read('perception/model.json').toString());

  test('is the one that the goldens of the lenses’ maps were made with', () => {
    const path = resolve(ROOT, 'tests/goldens/lens-maps/golden.json');
    const golden = JSON.parse(readFileSync(path, 'utf8')) as {model: {sha256: string}};
    expect(golden.model.sha256).toBe(sha256('perception/weights.bin'));
  });

  test('keeps to its budget of bytes', () => {
    expect(totalBytes(files.filter(({path}) => path.endsWith('.bin')))).toBeLessThanOrEqual(BUDGET.weightBytes);
    expect(totalBytes(features!)).toBeLessThanOrEqual(BUDGET.featureBytes);
    expect(totalBytes(grams!)).toBeLessThanOrEqual(BUDGET.gramBytes);
  });

  test('keeps to its budget of work at its own side', () => {
    const head = file.ops.find((op) => op.kind === 'dense')!;
    const multiplyAdds = multiplyAddsPerPixel(file) * file.input.side ** 2 + head.inChannels * head.outChannels;
    expect(multiplyAdds).toBeLessThanOrEqual(BUDGET.multiplyAdds);
    // A count that forgot the strides would be far above, one that forgot the later stages far
    // below.
    expect(multiplyAdds).toBeGreaterThan(BUDGET.multiplyAdds / 4);
  });

  test('has a sheet of pictures for every layer, and for nothing else', () => {
    expect(features!.map(({layer}) => layer)).toEqual(file.layers);
  });

  test('has the style of every painting that the mirror paints in', () => {
    const {styles} = JSON.parse(read('style/model.json').toString()) as {styles: {id: string}[]};
    expect(grams!.map(({painting}) => painting)).toEqual(styles.map(({id}) => id));
  });

  test('knows each of its words once, and marks what visitors hold up', () => {
    const words = file.labels.map(({word}) => word);
    const marked = file.labels.filter((label) => label.marked).map(({word}) => word);
    expect(new Set(words).size).toBe(words.length);
    expect(marked).toEqual(expect.arrayContaining(HELD_UP));
  });
});
