/**
 * What becomes of a word or a layer that the network does not have: the lens goes on without it.
 */
import {findLens, namesOf, withoutNames, withValues} from '../../../../catalogue/lens-options.ts';
import type {LensOptions} from '../../../../catalogue/lenses.ts';
import type {Failure} from '../../../../protocol/errors.ts';
import type {AppState} from '../../../state/app-state.ts';
import {modeOf} from '../../modes.ts';
import {own} from '../../../../protocol/own.ts';

/**
 * Takes back the option that the failure is about or, where it says none, all that are names. Other
 * failures change nothing.
 */
export function forgetUnknown(state: AppState, {code, about}: Failure): AppState {
  if (code !== 'layer-unknown' || modeOf(state) !== 'lens') return state;
  const {lens} = state;
  const option =
    about && namesOf(findLens(lens.lens).options, about.kind).find((name) => own(valuesOf(lens), name) === about.name);
  return {...state, lens: option === undefined ? withoutNames(lens) : withValues(lens, {[option]: null})};
}

function valuesOf({options}: LensOptions): Readonly<Record<string, unknown>> {
  return options;
}
