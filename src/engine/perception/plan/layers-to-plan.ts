/** Which layers a plan must be asked for, so that others can be looked at, too. */
import type {PlannablePerception} from './plan-forward.ts';

/** The deepest of the layers, and those that are stored only when they are named. */
export function layersToPlan({ops}: Pick<PlannablePerception, 'ops'>, layers: readonly string[]): readonly string[] {
  const named = ops.filter(({name}) => layers.includes(name));
  const deepest = named.at(-1);
  return named.filter((op) => op === deepest || op.kind === 'conv' || op.kind === 'affine').map(({name}) => name);
}
