/**
 * What becomes of a wish that the network cannot fulfil: it is named to the visitor, and the lens
 * goes on without it.
 */
import type {Failure} from '../../../protocol/errors.ts';
import type {LensOptions} from '../../../protocol/lens.ts';
import {isLensMode, type AppState} from '../app-state.ts';

const WISHES = ['label', 'target', 'layer', 'unit'] as const;

/**
 * Takes back what the failure's detail names in quotation marks or, where it names none of them,
 * every wish. Other failures pass.
 */
export function forgetUnknown(state: AppState, found: Failure): {readonly state: AppState; readonly found: Failure} {
  if (found.code !== 'layer-unknown' || !isLensMode(state)) return {state, found};
  const named = WISHES.find((wish) => state.lens[wish] !== null && found.detail.includes(`'${state.lens[wish]}'`));
  const kept: LensOptions =
    named === undefined
      ? {...state.lens, label: null, target: null, layer: null, unit: null}
      : {...state.lens, [named]: null};
  const userMessage =
    named === undefined
      ? found.userMessage
      : `The network does not know “${state.lens[named]}”. The mirror goes on without it.`;
  return {state: {...state, lens: kept}, found: {...found, userMessage}};
}
