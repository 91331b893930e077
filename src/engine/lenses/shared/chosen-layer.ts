/** Which layer and unit a lens looks at, checked against the network that it looks into. */
import {EngineError} from '../../../protocol/errors.ts';
import type {PerceptionNetworkFile} from '../../network/perception.ts';
import {checkIndex} from '../../network/check-request.ts';

/**
 * The tapped layer that is asked for; without one the layer half way up, whose maps show more
 * than edges and have more than a few cells.
 * @throws EngineError 'layer-unknown'.
 */
export function chooseLayer(
  {layers}: Pick<PerceptionNetworkFile, 'layers'>,
  {layer}: {readonly layer: string | null},
): string {
  const chosen = layer ?? layers[Math.floor(layers.length / 2)];
  if (chosen !== undefined && layers.includes(chosen)) return chosen;
  throw new EngineError(
    'layer-unknown',
    `the network has no layer '${layer ?? ''}' to look at; it has ${layers.join(', ')}`,
    {about: layer === null ? undefined : {kind: 'layer', name: layer}},
  );
}

/**
 * The chosen unit, or null where none is chosen.
 * @throws EngineError 'layer-unknown' when the layer has no such unit.
 */
export function chooseUnit({unit}: {readonly unit: number | null}, layer: string, channels: number): number | null {
  if (unit !== null) checkIndex(unit, channels, `layer '${layer}'`, 'channel');
  return unit;
}
