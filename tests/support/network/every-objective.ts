/** One objective of each kind at each kind of op, for a random network. */
import {traceChannels} from '../../../src/engine/network/channel-counts.ts';
import type {Cotangents, Objective} from '../../../src/engine/network/perception.ts';
import {naiveForward} from './naive-perception.ts';
import type {RandomPerception} from './random-perception.ts';

/** A network and the picture that it looks at. */
type Looking = Pick<RandomPerception, 'file' | 'weights' | 'picture'>;

/**
 * Half the norm and one channel of every op, that also behind a leaky ReLU, two labels, and random
 * guides and cotangents at every listed layer.
 */
export function everyObjective(looking: Looking, random: () => number): readonly Objective[] {
  const {file} = looking;
  const channels = traceChannels(file);
  const below = (count: number): number => Math.floor(random() * count);
  return [
    ...file.ops.map(({name}): Objective => ({kind: 'l2', layer: name})),
    ...file.ops.map(({name}): Objective => ({kind: 'channel', layer: name, channel: below(channels.get(name)!)})),
    ...file.ops.map(({name}): Objective => {
      return {kind: 'leaky-channel', layer: name, channel: below(channels.get(name)!)};
    }),
    ...[0, file.labels.length - 1].map((label): Objective => ({kind: 'class', label})),
    ...[0, file.labels.length - 1].map((label): Objective => ({kind: 'log-odds', label})),
    ...file.layers.map((layer): Objective => {
      const features = Float32Array.from({length: channels.get(layer)! * 7}, random);
      return {kind: 'guide', layer, features};
    }),
    ...file.layers.map((layer) => randomCotangents(looking, [layer], random)),
  ];
}

/** Random numbers of both signs for each value of some layers. */
export function randomCotangents(looking: Looking, layers: readonly string[], random: () => number): Objective {
  const found = naiveForward(looking, looking.picture);
  const draw = (layer: string): Cotangents => ({
    layer,
    values: Float32Array.from(found.get(layer)!.values, () => random() - 0.5),
  });
  return {kind: 'cotangents', layers: layers.map(draw)};
}

/** Random cotangents at every op at once. */
export function cotangentsEverywhere(looking: Looking, random: () => number): Objective {
  return randomCotangents(
    looking,
    looking.file.ops.map(({name}) => name),
    random,
  );
}

/** An objective in a few words, for a failing test. */
export function nameOf(objective: Objective): string {
  if (objective.kind === 'cotangents') return `cotangents of ${objective.layers.map(({layer}) => layer).join(', ')}`;
  return `${objective.kind} of ${'layer' in objective ? objective.layer : `label ${objective.label}`}`;
}
