/**
 * Loads the style networks: 'style', without which nothing is painted, and 'style-lite', a help
 * where it is there.
 */
import {messageOf} from '../../../protocol/errors.ts';
import type {ModelManifest} from '../op-list.ts';
import type {LeftOutNetwork} from '../../../protocol/status.ts';
import type {StyleNetwork} from '../style-network.ts';
import {fetchManifest, fetchModel, type FetchModelOptions} from './fetch-model.ts';
import {parseStyleNetwork} from './parse-network.ts';

const FULL = 'style';

/** The name of the optional network. */
export const LITE = 'style-lite';

/** What could be loaded. */
export interface StyleNetworks {
  readonly full: StyleNetwork;
  /** Null where the manifest lists none, or where it is left out. */
  readonly lite: StyleNetwork | null;
  readonly leftOut: readonly LeftOutNetwork[];
  /** Everything that can be loaded, now or on demand. */
  readonly manifest: ModelManifest;
}

/**
 * Loads what the manifest lists.
 * @throws EngineError 'model-*' when the full network is missing or damaged.
 */
export async function loadStyleNetworks(
  modelsUrl: string,
  onProgress: (share: number) => void,
): Promise<StyleNetworks> {
  const manifest = await fetchManifest(modelsUrl);
  const leftOut: LeftOutNetwork[] = [];
  const leaveOut = (reason: string): null => {
    leftOut.push({name: LITE, reason});
    return null;
  };
  const hasLite = manifest.models.some(({name}) => name === LITE);
  const [full, lite] = await Promise.all([
    loadNetwork(modelsUrl, FULL, {manifest, onProgress}),
    hasLite ? loadNetwork(modelsUrl, LITE, {manifest}).catch((error: unknown) => leaveOut(messageOf(error))) : null,
  ]);
  const fits = lite === null || stylesOf(lite) === stylesOf(full);
  const fitting = fits ? lite : leaveOut(`it paints ${stylesOf(lite)} instead of ${stylesOf(full)}`);
  return {full, lite: fitting, leftOut, manifest};
}

async function loadNetwork(modelsUrl: string, name: string, options: FetchModelOptions): Promise<StyleNetwork> {
  const model = await fetchModel(modelsUrl, name, options);
  return {model, file: parseStyleNetwork(new TextDecoder().decode(model.files.get(model.entry.model)))};
}

function stylesOf({file}: StyleNetwork): string {
  return file.styles.map(({id}) => id).join(', ');
}
