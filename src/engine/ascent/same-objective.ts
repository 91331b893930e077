/** Whether two objectives are the same climb. */
import type {Objective} from '../network/perception.ts';

/**
 * Compares by what is climbed; a guide's features and cotangents by identity, for they are many,
 * and made once.
 */
export function isSameObjective(a: Objective | null, b: Objective | null): boolean {
  if (a === null || b === null) return a === b;
  switch (a.kind) {
    case 'l2':
      return b.kind === 'l2' && a.layer === b.layer;
    case 'channel':
    case 'leaky-channel':
      return b.kind === a.kind && a.layer === b.layer && a.channel === b.channel;
    case 'class':
      return b.kind === 'class' && a.label === b.label;
    case 'log-odds':
      return b.kind === 'log-odds' && a.label === b.label;
    case 'guide':
      return b.kind === 'guide' && a.layer === b.layer && a.features === b.features;
    case 'cotangents':
      return b.kind === 'cotangents' && a.layers === b.layers;
  }
}
