/** A style network from the disk, decoded by the app's own code. */
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {decodeWeights} from '../../../src/engine/network/files/decode-weights.ts';
import {parseManifest} from '../../../src/engine/network/files/parse-manifest.ts';
import {parseStyleNetwork} from '../../../src/engine/network/files/parse-network.ts';
import type {BenchJob} from './bench-engine.ts';

const MODELS = resolve(import.meta.dirname, '../../../models');

/** Reads a network by its name in the manifest. */
export function readStyleNetwork(name: 'style' | 'style-lite'): BenchJob['network'] {
  const entry = parseManifest(readFileSync(resolve(MODELS, 'manifest.json'), 'utf8')).models.find(
    (model) => model.name === name,
  );
  if (entry === undefined) throw new Error(`models/manifest.json lists no network '${name}'`);
  const files = new Map(
    entry.files.map(({path}) => [path, new Uint8Array(readFileSync(resolve(MODELS, path))).buffer] as const),
  );
  const file = parseStyleNetwork(new TextDecoder().decode(files.get(entry.model)));
  const status = {name: entry.name, version: entry.version, sha256: '', bytes: 0};
  return {file, weights: decodeWeights(file, {entry, files, status})};
}
