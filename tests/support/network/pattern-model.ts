/** The small network with a pattern, which lies beside its goldens and not in models/. */
import {parseStyleNetwork} from '../../../src/engine/network/files/parse-network.ts';
import type {StyleNetwork} from '../../../src/engine/network/style-network.ts';

/** The network as it comes from its files. */
export function patternModel(modelJson: string, weights: ArrayBuffer): StyleNetwork {
  const file = parseStyleNetwork(modelJson);
  const {name, version} = file;
  const entry = {name, version, model: 'pattern/model.json', files: [], licence: 'MIT', card: 'pattern/card.md'};
  const files = new Map([['pattern/weights.bin', weights]]);
  return {file, model: {entry, files, status: {name, version, sha256: '', bytes: weights.byteLength}}};
}

/** Loads it from the test server. */
export async function loadPatternModel(): Promise<StyleNetwork> {
  const [model, weights] = await Promise.all(
    ['model.json', 'weights.bin'].map((file) => fetch(`/tests/goldens/pattern/${file}`)),
  );
  return patternModel(await model!.text(), await weights!.arrayBuffer());
}
