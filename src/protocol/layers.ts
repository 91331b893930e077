/**
 * The layers of the perception network that visitors can ask for, from the pixels upwards. The
 * table of dreams names them all, one row each; a test holds that table against the network's file.
 */
import {DREAMS} from './dreams.ts';

/** Layer names as models/perception/model.json writes them. */
export const LAYERS: readonly string[] = DREAMS.flatMap(({aim}) => (aim.kind === 'layer' ? [aim.layer] : []));

/**
 * The layer that a name or its beginning means, the last one where it fits several: 'conv4' is
 * 'conv4b-relu'.
 */
export function resolveLayer(text: string): string | undefined {
  if (text === '') return undefined;
  return LAYERS.find((layer) => layer === text) ?? LAYERS.findLast((layer) => layer.startsWith(text));
}

/** A layer's name for people and links: without the rectifier that every one ends with. */
export function shortLayer(layer: string): string {
  return layer.replace(/-relu$/, '');
}
