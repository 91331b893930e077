import type {AppState} from './app-state.ts';

/**
 * What each of some actions does to the state. A kind without a row is an error of types, so the
 * slices together are the table that the reducer looks actions up in.
 */
export type Slice<Action extends {readonly kind: string}> = {
  readonly [Kind in Action['kind']]: (state: AppState, action: Extract<Action, {readonly kind: Kind}>) => AppState;
};
