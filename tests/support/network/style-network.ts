/** The shipped style networks, decoded, for tests in the browser. */
import {decodeWeights} from '../../../src/engine/network/files/decode-weights.ts';
import {fetchModel} from '../../../src/engine/network/files/fetch-model.ts';
import {parseStyleNetwork} from '../../../src/engine/network/files/parse-network.ts';
import type {StyleNetworkFile} from '../../../src/engine/network/op-list.ts';

/** The network with its weights by name. */
export interface LoadedNetwork {
  readonly file: StyleNetworkFile;
  readonly weights: ReadonlyMap<string, Float32Array>;
}

/** Loads a style network from the test server, by its name in the manifest. */
export async function loadStyleNetwork(name: 'style' | 'style-lite' = 'style'): Promise<LoadedNetwork> {
  const model = await fetchModel(new URL('/models/', location.href).href, name);
  const file = parseStyleNetwork(new TextDecoder().decode(model.files.get(model.entry.model)));
  const weights = new Map([...decodeWeights(file, model)].map(([name, {values}]) => [name, values]));
  return {file, weights};
}
