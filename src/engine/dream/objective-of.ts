/** What a dream of the table means for a network. */
import {EngineError} from '../../protocol/errors.ts';
import type {DreamAim} from '../../catalogue/dreams.ts';
import {beforeRelu} from '../network/check-request.ts';
import type {Objective, PerceptionNetworkFile} from '../network/perception.ts';

/** A guide's objective. */
export type GuideObjective = Extract<Objective, {kind: 'guide'}>;

/**
 * The objective of an aim; null while a guided dream has no guide.
 *
 * @throws EngineError 'layer-unknown' for a layer or a word that the network does not have.
 */
export function objectiveOf(
  aim: DreamAim,
  file: PerceptionNetworkFile,
  guide: GuideObjective | null,
): Objective | null {
  switch (aim.kind) {
    case 'layer':
      return {kind: 'l2', layer: knownLayer(aim.layer, file)};
    case 'unit':
      return {kind: 'leaky-channel', layer: beforeRelu(file, knownLayer(aim.layer, file)), channel: aim.channel};
    case 'word': {
      const label = file.labels.findIndex(({word}) => word === aim.word);
      if (label < 0) throw new EngineError('layer-unknown', `${file.name} has no word '${aim.word}'`);
      return {kind: aim.apart ? 'log-odds' : 'class', label};
    }
    case 'guide':
      return guide?.layer === aim.layer ? guide : null;
  }
}

/**
 * The layer whose activations explain an objective: a word is explained by the last one, and what
 * is measured in front of a ReLU by what comes behind.
 */
export function layerOf(objective: Objective, file: PerceptionNetworkFile): string {
  const {layers} = file;
  if (!('layer' in objective)) return layers.at(-1) ?? file.output;
  return layers.find((layer) => beforeRelu(file, layer) === objective.layer) ?? objective.layer;
}

function knownLayer(layer: string, file: PerceptionNetworkFile): string {
  if (!file.layers.includes(layer)) throw new EngineError('layer-unknown', `${file.name} has no layer '${layer}'`);
  return layer;
}
