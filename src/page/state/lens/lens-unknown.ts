/**
 * What becomes of a word or a layer that the network does not have: the lens goes on without it.
 */
import type {Failure, FailureSubject} from '../../../protocol/errors.ts';
import type {LensOptions} from '../../../protocol/lens.ts';
import {isLensMode, type AppState} from '../app-state.ts';

/** Which options may hold what a failure is about. */
const OPTIONS: Readonly<Record<FailureSubject['kind'], readonly ('label' | 'target' | 'layer')[]>> = {
  word: ['label', 'target'],
  layer: ['layer'],
};

/**
 * Takes back the option that the failure is about or, where it says none, all that are names. Other
 * failures change nothing.
 */
export function forgetUnknown(state: AppState, {code, about}: Failure): AppState {
  if (code !== 'layer-unknown' || !isLensMode(state)) return state;
  const option = about && OPTIONS[about.kind].find((name) => state.lens[name] === about.name);
  const lens: LensOptions =
    option === undefined
      ? {...state.lens, label: null, target: null, layer: null, unit: null}
      : {...state.lens, [option]: null};
  return {...state, lens};
}
