/** The network that is timed: the shipped one. */
import '@tensorflow/tfjs-backend-cpu';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';

import {decodeWeights, type Weights} from '../../../src/engine/network/files/decode-weights.ts';
import {parseManifest} from '../../../src/engine/network/files/parse-manifest.ts';
import {parsePerceptionNetwork} from '../../../src/engine/network/files/parse-perception.ts';
import type {PerceptionNetworkFile} from '../../../src/engine/network/perception.ts';

const MODELS = resolve(import.meta.dirname, '../../../models');

/** A network with its weights, and what to call it. */
export interface TimedNetwork {
  readonly title: string;
  readonly file: PerceptionNetworkFile;
  readonly weights: Weights;
}

/** models/perception from the disk, decoded by the app's own code. */
export function readPerception(): TimedNetwork {
  const {models} = parseManifest(readFileSync(resolve(MODELS, 'manifest.json'), 'utf8'));
  const entry = models.find(({name}) => name === 'perception');
  if (entry === undefined) throw new Error('models/manifest.json lists no perception network');
  const files = new Map(
    entry.files.map(({path}) => [path, new Uint8Array(readFileSync(resolve(MODELS, path))).buffer] as const),
  );
  const file = parsePerceptionNetwork(new TextDecoder().decode(files.get(entry.model)));
  const status = {name: entry.name, version: entry.version, sha256: '', bytes: 0};
  const weights = decodeWeights(file, {entry, files, status});
  return {title: `models/perception ${entry.version}`, file, weights};
}
