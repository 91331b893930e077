/** One objective of each kind at each kind of op, for a random network. */
import {traceChannels} from '../../../src/engine/network/channel-counts.ts';
import type {Objective, PerceptionNetworkFile} from '../../../src/engine/network/perception.ts';

/**
 * Half the norm and one channel of every op, two labels, and random guides at every listed layer.
 */
export function everyObjective(file: PerceptionNetworkFile, random: () => number): readonly Objective[] {
  const channels = traceChannels(file);
  const below = (count: number): number => Math.floor(random() * count);
  return [
    ...file.ops.map(({name}): Objective => ({kind: 'l2', layer: name})),
    ...file.ops.map(({name}): Objective => ({kind: 'channel', layer: name, channel: below(channels.get(name)!)})),
    ...[0, file.labels.length - 1].map((label): Objective => ({kind: 'class', label})),
    ...[0, file.labels.length - 1].map((label): Objective => ({kind: 'log-probability', label})),
    ...file.layers.map((layer): Objective => {
      const features = Float32Array.from({length: channels.get(layer)! * 7}, random);
      return {kind: 'guide', layer, features};
    }),
  ];
}

/** An objective in a few words, for a failing test. */
export function nameOf(objective: Objective): string {
  return `${objective.kind} of ${'layer' in objective ? objective.layer : `label ${objective.label}`}`;
}
