/**
 * A folder of models with a random network: in the place of the shipped lite one, or of both
 * painters. It exists only in the test's cache.
 */
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';

import {TfjsNetwork} from '../../../src/engine/network/tfjs/tfjs-network.ts';
import type {StyleWeights} from '../../../src/engine/network/style-network.ts';
import type {Pixels} from '../../../src/engine/picture/picture.ts';
import {paintStillWithTfjs} from '../../../src/engine/style/tfjs-still.ts';
import type {ManifestEntry, ModelManifest, StyleNetworkFile, WeightEntry} from '../../../src/engine/network/op-list.ts';
import {randomMix, randomNetwork, seededRandom, type RandomNetwork} from './random-network.ts';

/** The name of the optional network. */
export const LITE_NAME = 'style-lite';

const SELF_TEST_SIDE = 16;

/** What is wrong with the random network, for tests of failures. */
export type Fault = 'none' | 'paints-wrongly' | 'other-styles' | 'damaged' | 'unfit';

/** The folder and the network in it. */
export interface StoredModels {
  /** For `EngineOptions.baseUrl`, in a worker made from engine-with-stored-models.ts. */
  readonly baseUrl: string;
  paint(pixels: Pixels, weights: StyleWeights): Promise<Pixels>;
}

/** Stores the folder. */
export async function storeModels(
  seed: number,
  fault: Fault = 'none',
  name: 'style' | typeof LITE_NAME = LITE_NAME,
): Promise<StoredModels> {
  await tf.setBackend('cpu');
  const served = new URL('/models/', location.href).href;
  const baseUrl = new URL(`/models-of-a-test/${name}-${seed}-${fault}/`, location.href).href;
  const manifest = (await (await fetch(`${served}manifest.json`)).json()) as ModelManifest;
  const full = (await (await fetch(`${served}style/model.json`)).json()) as StyleNetworkFile;
  const network = randomNetwork(seed, {mostChannels: 8, mostBlocks: 1, styles: full.styles.length});
  const paint: StoredModels['paint'] = (pixels, weights) => paintWith(network, pixels, weights);
  const styles = fault === 'other-styles' ? full.styles.toReversed() : full.styles;
  const model = {...full, ...network.file, name, styles, ...(await selfTest(network, fault))};
  const ops =
    fault === 'unfit' ? model.ops.map((op) => (op.kind === 'conv' ? {...op, outChannels: 1} : op)) : model.ops;
  const text = JSON.stringify({...model, ops, weightsManifest: manifestOf(network)});
  const files = new Map<string, Uint8Array<ArrayBuffer>>([
    [`${name}/model.json`, new TextEncoder().encode(text)],
    [`${name}/weights.bin`, await bytesOf(network)],
  ]);
  const entry: ManifestEntry = {
    name,
    version: 'test',
    model: `${name}/model.json`,
    files: await Promise.all(
      [...files].map(async ([path, bytes]) => ({path, bytes: bytes.length, sha256: await sha256(bytes)})),
    ),
    licence: 'MIT',
    card: `${name}/card.md`,
  };
  if (fault === 'damaged') files.get(`${name}/weights.bin`)![0]! ^= 1;
  const cache = await caches.open('models-of-a-test');
  const store = (path: string, body: BodyInit): Promise<void> =>
    cache.put(`${baseUrl}models/${path}`, new Response(body));
  const others = manifest.models.filter((other) => other.name !== name && other.name !== LITE_NAME);
  await store('manifest.json', JSON.stringify({models: [...others, entry]}));
  for (const {path} of others.flatMap((other) => other.files)) {
    await store(path, await (await fetch(served + path)).arrayBuffer());
  }
  for (const [path, bytes] of files) await store(path, bytes);
  return {baseUrl, paint};
}

async function paintWith({file, weights, shapes}: RandomNetwork, pixels: Pixels, mix: StyleWeights): Promise<Pixels> {
  const tensors = new Map([...weights].map(([name, values]) => [name, {values, shape: shapes.get(name)!}] as const));
  const network = new TfjsNetwork(file, tensors);
  const painted = await paintStillWithTfjs(network, pixels, mix);
  network.dispose();
  return painted;
}

async function selfTest(network: RandomNetwork, fault: Fault): Promise<Pick<StyleNetworkFile, 'selfTest'>> {
  const random = seededRandom(99);
  const side = SELF_TEST_SIDE;
  const data = Uint8ClampedArray.from({length: side * side * 4}, (_, at) => (at % 4 === 3 ? 255 : 255 * random()));
  const styles = randomMix(network.file.styles.length, random);
  const painted = await paintWith(network, {data, width: side, height: side}, styles);
  if (fault === 'paints-wrongly') painted.data.reverse();
  return {selfTest: {width: side, height: side, styles, input: rgb64(data), output: rgb64(painted.data)}};
}

function manifestOf({shapes}: RandomNetwork): StyleNetworkFile['weightsManifest'] {
  const weights = [...shapes].map(([name, shape]): WeightEntry => ({name, shape: [...shape], dtype: 'float32'}));
  return [{paths: ['weights.bin'], weights}];
}

async function bytesOf({weights}: RandomNetwork): Promise<Uint8Array<ArrayBuffer>> {
  const floats = [...weights.values()].map((values) => new Float32Array(values));
  return new Uint8Array(await new Blob(floats).arrayBuffer());
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** RGB rows in base64 from RGBA rows. */
function rgb64(rgba: Uint8ClampedArray): string {
  return btoa(String.fromCharCode(...rgba.filter((_, at) => at % 4 !== 3)));
}
