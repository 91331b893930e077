/** How layers of a perception network are named by people and in links. */

/**
 * The layer that a name or its beginning means, the last one where it fits several: 'conv4' is
 * 'conv4b-relu'; undefined where it fits none.
 *
 * @param layers The network's, from the picture upwards.
 */
export function resolveLayer(text: string, layers: readonly string[]): string | undefined {
  if (text === '') return undefined;
  return layers.find((layer) => layer === text) ?? layers.findLast((layer) => layer.startsWith(text));
}

/** A layer's name for people and links: without the rectifier that every one ends with. */
export function shortLayer(layer: string): string {
  return layer.replace(/-relu$/, '');
}
