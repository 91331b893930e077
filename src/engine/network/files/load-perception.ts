/** Loads the perception network's files. */
import type {ModelManifest} from '../op-list.ts';
import type {PerceptionNetworkFile} from '../perception.ts';
import {fetchModel, type FetchModelOptions, type VerifiedModel} from './fetch-model.ts';
import {parsePerceptionNetwork} from './parse-perception.ts';

/** Its name in models/manifest.json. */
export const PERCEPTION = 'perception';

/** Whether there is one to load. */
export function listsPerception({models}: ModelManifest): boolean {
  return models.some(({name}) => name === PERCEPTION);
}

/**
 * The network as it was fetched; the weights are decoded by the code that runs it, in the thread
 * where they are needed.
 */
export interface PerceptionModel {
  readonly file: PerceptionNetworkFile;
  readonly model: VerifiedModel;
}

/**
 * Loads and checks the network from the folder `modelsUrl` (ending in a slash).
 *
 * @throws EngineError 'model-missing', 'model-corrupt' or 'model-invalid'.
 */
export async function loadPerception(modelsUrl: string, options: FetchModelOptions = {}): Promise<PerceptionModel> {
  const model = await fetchModel(modelsUrl, PERCEPTION, options);
  return {model, file: parsePerceptionNetwork(new TextDecoder().decode(model.files.get(model.entry.model)))};
}
