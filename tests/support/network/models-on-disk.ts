/** The shipped style networks and their goldens, from the disk: for tests in Node. */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {parseManifest} from '../../../src/engine/network/files/parse-manifest.ts';
import {parseStyleNetwork} from '../../../src/engine/network/files/parse-network.ts';
import type {StyleNetwork} from '../../../src/engine/network/style-network.ts';
import type {Pixels} from '../../../src/engine/picture/picture.ts';
import {decodePng} from '../pictures/decode-png.ts';
import type {GoldenCase} from './goldens.ts';
import {patternModel} from './pattern-model.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A style network by its name in the manifest, or the small one that lies beside its goldens. */
export type StyleNetworkName = 'style' | 'style-lite' | 'pattern';

/** Reads a network's files. */
export function readStyleModel(name: StyleNetworkName): StyleNetwork {
  if (name === 'pattern') return readPatternModel();
  const {models} = parseManifest(readFileSync(resolve(ROOT, 'models/manifest.json'), 'utf8'));
  const entry = models.find((model) => model.name === name)!;
  const files = new Map(
    entry.files.map(({path}) => [path, new Uint8Array(readFileSync(resolve(ROOT, 'models', path))).buffer] as const),
  );
  const file = parseStyleNetwork(new TextDecoder().decode(files.get(entry.model)));
  return {file, model: {entry, files, status: {name, version: entry.version, sha256: '', bytes: 0}}};
}

function readPatternModel(): StyleNetwork {
  const text = readGolden('pattern', 'model.json').toString();
  const weights = new Uint8Array(readGolden('pattern', 'weights.bin')).buffer;
  return patternModel(text, weights);
}

/** All reference cases of a network. */
export function readGoldenCases(name: StyleNetworkName): readonly GoldenCase[] {
  return (JSON.parse(readGolden(name, 'golden.json').toString()) as {cases: GoldenCase[]}).cases;
}

/** Little-endian float32 values. */
export function readGoldenFloats(name: StyleNetworkName, file: string): Float32Array {
  return new Float32Array(new Uint8Array(readGolden(name, file)).buffer);
}

/** The input of a case. */
export function readGoldenPixels(name: StyleNetworkName, file: string): Pixels {
  const {width, height, data} = decodePng(readGolden(name, file));
  return {width, height, data: new Uint8ClampedArray(data)};
}

function readGolden(name: StyleNetworkName, file: string): Buffer {
  return readFileSync(resolve(ROOT, 'tests/goldens', name, file));
}
